import type { Texts } from '#kernel/domain/bilingual.ts';

/** A commitment of an earlier edition that is not yet fulfilled, as the call offers it to proposers. */
export type OfferedCommitment = {
  readonly commitmentId: string;
  readonly texts: Texts;
  /** Who made it, in words; empty where the record does not name them. */
  readonly madeBy: Texts;
  readonly editionNames: Texts;
  /** Path below `/{lang}`. */
  readonly path: string;
};
