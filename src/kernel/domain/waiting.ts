import type { Texts } from './bilingual.ts';
import { mayAny, type Role, type Viewer } from './viewer.ts';

/** Those who have work at the desk. */
export type DeskRole = Extract<Role, 'rapporteur' | 'chair' | 'secretariat'>;

/** Kinds of work that can wait, each with whose it is and the page of the desk on which it is done. */
export type WaitingKinds = {
  readonly [kind: string]: { readonly for: readonly DeskRole[]; readonly desk: string };
};

/** Something that waits for somebody. It goes away by itself once it is done. */
export type Waiting<Kind extends string = string> = {
  readonly kind: Kind;
  readonly count: number;
  /** Since when the oldest of it waits; null where that is not kept, or would tell too much. */
  readonly since: Date | null;
  /** When it will be too late. */
  readonly due?: Date | null;
  /** What it is about, where it is one thing. */
  readonly subject?: Texts;
  /** Where it is done, below `/{lang}`, if that is not the desk of this edition. */
  readonly path?: string;
};

/** Which desk is asked about, and when. */
export type DeskAsked = {
  readonly forumId: string;
  readonly editionId: string;
  /** As they stand in addresses. */
  readonly forum: string;
  readonly edition: string;
  readonly at: Date;
};

/** What is due within this time comes before what has merely waited long. */
const SOON_HOURS = 24;
const HOUR_MS = 3_600_000;

export function isSoon(due: Date | null | undefined, at: Date): boolean {
  return due !== null && due !== undefined && due.getTime() - at.getTime() <= SOON_HOURS * HOUR_MS;
}

/** What is due soon first, the earliest before the rest; then what has waited longest; last what tells no time. */
export function mostUrgentFirst<Some extends Pick<Waiting, 'since' | 'due'>>(
  all: readonly Some[],
  at: Date,
): Some[] {
  const dueMs = ({ due }: Some) => (isSoon(due, at) ? (due?.getTime() ?? 0) : Number.MAX_SAFE_INTEGER);
  const sinceMs = ({ since }: Some) => since?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return all.toSorted((a, b) => dueMs(a) - dueMs(b) || sinceMs(a) - sinceMs(b));
}

/** Whether it is this viewer's work; the secretariat answers for everyone's. */
export function concerns(viewer: Viewer, whose: readonly DeskRole[]): boolean {
  return mayAny(viewer, [...whose, 'secretariat']);
}
