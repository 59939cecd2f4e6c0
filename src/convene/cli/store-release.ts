import type { Release } from '@madang/press-release';
import type { Bilingual } from '#kernel/domain/bilingual.ts';

/** Where to store, in whose name, and the bytes the release was read from. */
export type StoreRequest = {
  readonly forum: string | undefined;
  readonly as: string | undefined;
  readonly source: Uint8Array;
};
/** What was stored, counted, or why nothing was. */
export type StoredSummary =
  | {
      readonly stored: true;
      readonly forum: string;
      readonly edition: string;
      readonly sessions: number;
      readonly people: number;
      readonly interventions: number;
      readonly collective: number;
    }
  | { readonly stored: false; readonly code: string; readonly message: Bilingual };
export type StoreRelease = (release: Release, request: StoreRequest) => Promise<StoredSummary>;
