import type { Viewer } from '#kernel/domain/viewer.ts';
import { concerns, mostUrgentFirst, type DeskRole, type Waiting } from '#kernel/domain/waiting.ts';
import type { App } from '#kernel/server/app.ts';
import { CALL_WAITING } from '#call/domain/waiting-kinds.ts';
import { callWaiting } from '#call/server/call-waiting.store.ts';
import { CONCLUDE_WAITING } from '#conclude/domain/waiting-kinds.ts';
import { concludeWaiting } from '#conclude/server/conclude-waiting.store.ts';
import { CONVENE_WAITING, type DeskInYear } from '#convene/domain/waiting-kinds.ts';
import { conveneWaiting } from '#convene/server/convene-waiting.store.ts';
import { DELIBERATE_WAITING } from '#deliberate/domain/waiting-kinds.ts';
import { deliberateWaiting } from '#deliberate/server/deliberate-waiting.store.ts';
import { PUBLISH_WAITING } from '#publish/domain/waiting-kinds.ts';
import { publishWaiting } from '#publish/server/publish-waiting.store.ts';

/** Every kind of work that can wait at a desk, in the order of the year. */
export const WAITING_KINDS = {
  ...CALL_WAITING,
  ...CONVENE_WAITING,
  ...DELIBERATE_WAITING,
  ...CONCLUDE_WAITING,
  ...PUBLISH_WAITING,
} as const;
export type WaitingKind = keyof typeof WAITING_KINDS;

export type WaitingAtDesk = Omit<Waiting<WaitingKind>, 'path'> & {
  readonly whose: readonly DeskRole[];
  /** Below `/{lang}`. */
  readonly path: string;
};

/** What waits for this viewer at an edition's desk, the most urgent first. Each phase says what it knows of. */
export async function waitingAtDesk(
  app: App,
  { viewer, ...asked }: DeskInYear & { readonly viewer: Viewer },
): Promise<WaitingAtDesk[]> {
  const { db } = app;
  const phases = await Promise.all([
    callWaiting(db, asked),
    conveneWaiting(app, asked),
    deliberateWaiting(db, asked),
    concludeWaiting(db, asked),
    publishWaiting(db, asked),
  ]);
  const all = phases.flat<Waiting<WaitingKind>[][]>().flatMap((waiting) => {
    const { for: whose, desk } = WAITING_KINDS[waiting.kind];
    const path = waiting.path ?? `/desk/${asked.forum}/${asked.edition}/${desk}`;
    return concerns(viewer, whose) ? [{ ...waiting, whose, path }] : [];
  });
  return mostUrgentFirst(all, asked.at);
}
