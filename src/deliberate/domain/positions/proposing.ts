import type { Viewer } from '#kernel/domain/viewer.ts';

/** Who may propose positions of their own. Rapporteurs and the secretariat always draft. */
export const PROPOSING = ['nobody', 'participants', 'signed_in'] as const;
export type Proposing = (typeof PROPOSING)[number];

/** Who reads why a proposal was returned. The words of what was returned are read by nobody else. */
export const ANSWERS_SHOWN = ['author', 'everyone'] as const;
export type AnswersShown = (typeof ANSWERS_SHOWN)[number];

/** Nobody proposes without an account: whoever proposes must be able to read the answer. */
export function mayPropose(viewer: Viewer, proposing: Proposing): boolean {
  if (proposing === 'nobody' || viewer.account === null) return false;
  return proposing === 'signed_in' || viewer.participation !== null;
}
