import type { Viewer } from './viewer.ts';

/**
 * What someone asks for, with everything a pure decision needs: who asks, when, and fresh ids to use.
 * The clock and the id maker are read once, at the edge, before the decision.
 */
export type Command<Input> = {
  readonly input: Input;
  readonly forumId: string;
  readonly viewer: Viewer;
  readonly at: Date;
  /** The first fresh id: the one most commands need. */
  readonly id: string;
  /** As many fresh ids as the handler asked for, `id` first. */
  readonly ids: readonly string[];
};

/** One row of the audit trail, before the kernel adds who and when. */
export type Act = {
  /** Past tense, as in `topic.proposed`. */
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly editionId: string | null;
  readonly payload: { readonly [name: string]: unknown };
  /** The public side of the act, if it has one: it then also enters the edition's verifiable log. */
  readonly entry?: PublicEntry;
};

/** Numbers are whole: the log is canonical JSON. */
export type EntryData = { readonly [name: string]: EntryValue };
type EntryValue = string | number | boolean | null | readonly EntryValue[] | EntryData;

export type PublicEntry = {
  /** Public for good: procedure only, never anything about a person. */
  readonly data: EntryData;
  /**
   * Texts that may have to be erased, and whatever names a person: only a commitment enters the log. What is `open`
   * is published beside it with its key; the rest stays with us until a rule opens it. What is `forgotten` never can be:
   * neither value nor key is kept, and the log only shows that there was something.
   */
  readonly sealed?: {
    readonly [field: string]: { readonly value: string; readonly open: boolean; readonly forgotten?: true };
  };
  readonly documents?: readonly { readonly sha256: string; readonly bytes: number; readonly media: string }[];
  /** What this act rests on; the log cites the latest entry about each. */
  readonly cites?: readonly EntryCite[];
  /** Adoptions and seals do not wait to share a checkpoint with what comes next. */
  readonly atOnce?: true;
};

export type EntryCite = {
  readonly subjectKind: string;
  readonly subjectId: string;
  /** Its words as they stood: the entry whose data name this version, whatever has been entered about it since. */
  readonly version?: number;
};
