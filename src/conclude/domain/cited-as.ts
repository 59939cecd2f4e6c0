import type { Texts } from '#kernel/domain/bilingual.ts';

/** Released results as they are cited: by epoch, and by the hash of everything that the epoch released. */
export type CitedResults = { readonly snapshotId: string; readonly epoch: number; readonly sha256: string };

/**
 * What a citation holds fast, so that a later edit or a later epoch does not change what an adopted sentence rests on:
 * of a position the version of its words, and the results it had then.
 */
export type CitedAs = {
  /** Of the position's words; null for what has no versions. */
  readonly version: number | null;
  /** null where no results of it were open to everyone. */
  readonly results: CitedResults | null;
};

/** The words of a position in a version that is cited. */
export type AsCited = {
  readonly positionId: string;
  readonly version: number;
  readonly texts: Texts;
  readonly authenticLanguage: string;
};

/** Whether the thing stands today as it was cited; only words can move on, since an epoch stays what it is. */
export function movedOn(citedAs: CitedAs | null, versionNow: number | null): boolean {
  const version = citedAs?.version ?? null;
  return version !== null && versionNow !== null && versionNow > version;
}

export function sameCitedAs(a: CitedAs | null, b: CitedAs | null): boolean {
  return a?.version === b?.version && a?.results?.snapshotId === b?.results?.snapshotId;
}
