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
};
