import type { Texts } from '#kernel/domain/bilingual.ts';
import type { CitedAs } from '#conclude/domain/cited-as.ts';
import type { CitableKind } from '#conclude/domain/outcome-text.ts';
import { groundInWords } from '#deliberate/domain/results/agreement-in-words.ts';
import type { Ground } from '#deliberate/domain/results/common-ground.ts';

export type Cited = CitedAs & { readonly kind: CitableKind; readonly id: string };

/** What is stored of what was cited, and what the record says of it. */
export type Stored = {
  readonly words: readonly {
    readonly positionId: string;
    readonly number: number;
    readonly version: number;
    readonly versionNow: number;
    readonly texts: Texts;
    readonly authenticLanguage: string;
  }[];
  readonly epochs: readonly {
    readonly snapshotId: string;
    readonly takenAt: Date;
    readonly outputs: { readonly epoch: number; readonly commonGround: readonly Ground[] };
  }[];
  /** Hashes of the epochs, made anew. */
  readonly again: ReadonlyMap<string, string>;
  /** The entries that the adopted paragraph cites in the record. */
  readonly cited: readonly {
    readonly index: number;
    readonly subjectId: string;
    readonly data: Readonly<Record<string, unknown>>;
  }[];
};

export type CitationChecked = {
  readonly kind: CitableKind;
  readonly id: string;
  /** Of a position: its words as they were cited. null where they are not shown to everyone any more. */
  readonly words: { readonly number: number; readonly texts: Texts; readonly language: string } | null;
  readonly version: number | null;
  readonly versionNow: number | null;
  /** The entry that holds these words; null for what the record does not cite by version. */
  readonly wordsEntry: number | null;
  readonly results: {
    readonly snapshotId: string;
    readonly epoch: number;
    readonly takenAt: Date | null;
    readonly ground: Texts | null;
    readonly sha256: string;
    /** The hash made anew; null where the epoch is not open to everyone. */
    readonly again: string | null;
    /** The entry of the epoch, and the hash it names. */
    readonly entry: number | null;
    readonly enteredSha256: string | null;
  } | null;
};

/** Puts side by side what is cited, what is stored and what was entered, so that every difference shows. */
export function checkCitation(cited: Cited, stored: Stored): CitationChecked {
  const { kind, id, version, results } = cited;
  const said = stored.words.find((one) => one.positionId === id && one.version === version);
  const wordsEntry = stored.cited.find(({ subjectId, data }) => subjectId === id && data.version === version);
  return {
    kind,
    id,
    words:
      said === undefined
        ? null
        : { number: said.number, texts: said.texts, language: said.authenticLanguage },
    version,
    versionNow: said?.versionNow ?? null,
    wordsEntry: version === null ? null : (wordsEntry?.index ?? null),
    results: results === null ? null : resultsOf(cited, results, stored),
  };
}

function resultsOf(
  { kind, id }: Cited,
  { snapshotId, epoch, sha256 }: NonNullable<CitedAs['results']>,
  { epochs, again, cited }: Stored,
): CitationChecked['results'] {
  const released = epochs.find((one) => one.snapshotId === snapshotId);
  const ground =
    kind === 'position' ? released?.outputs.commonGround.find((one) => one.positionId === id) : undefined;
  const entry = cited.find(({ subjectId }) => subjectId === snapshotId);
  const entered = entry?.data.outputs_sha256;
  return {
    snapshotId,
    epoch,
    takenAt: released?.takenAt ?? null,
    ground: ground === undefined ? null : groundInWords(ground, epoch),
    sha256,
    again: again.get(snapshotId) ?? null,
    entry: entry?.index ?? null,
    enteredSha256: typeof entered === 'string' ? entered : null,
  };
}

export type Verdict = 'agrees' | 'differs' | 'not_entered' | 'not_open';

/** Whether the cited results are those that are stored and those that were entered. */
export function resultsVerdict(results: NonNullable<CitationChecked['results']>): Verdict {
  const { sha256, again, enteredSha256 } = results;
  if (again === null) return 'not_open';
  if (again !== sha256) return 'differs';
  if (enteredSha256 === null) return 'not_entered';
  return enteredSha256 === sha256 ? 'agrees' : 'differs';
}
