import type { ZodType } from 'zod';
import type { Act, Command } from '#kernel/domain/command.ts';
import type { Decision, Refusal } from '#kernel/domain/decision.ts';
import { refuseInKernel } from '#kernel/domain/kernel-refusals.ts';
import { refuseInput } from '#kernel/domain/refuse-input.ts';
import { mayAny, type Role, type Viewer } from '#kernel/domain/viewer.ts';
import { writeActs } from './acts.store.ts';
import type { App } from '../app.ts';
import { tellOthers } from '../live/live-relay.ts';
import { entersSealed } from '../record/seals.store.ts';
import type { Tx } from '../database/db.ts';

/**
 * Everything one command needs, in the order it is used: parse, who may, load, decide, write, act.
 * `load` locks the rows it decides on; `decide` is pure; `write` and the acts share one transaction.
 */
export type Handler<Input, State, Change> = {
  /** Imperative, as in `castReaction`. */
  readonly name: string;
  readonly input: ZodType<Input>;
  readonly access: readonly Role[];
  /** How many fresh ids the decision may use; one if not said. */
  readonly idsNeeded?: (input: Input) => number;
  /** Of the application it may use what lies beside the database, such as a thread to count in; never another connection. */
  readonly load: (tx: Tx, command: Command<Input>, app: App) => Promise<State>;
  readonly decide: (state: State, command: Command<Input>) => Decision<Change>;
  readonly write: (tx: Tx, change: Change, command: Command<Input>) => Promise<void>;
  /** At least one, except for reactions, whose own log is their trail. */
  readonly acts: (change: Change, command: Command<Input>) => readonly Act[];
  /** Nobody but the person sees a difference, so what is kept for everyone stays as it is. */
  readonly unseen?: true;
  /** Which open pages should read again. Whoever hears a topic learns that something happened just now: see `publicly`. */
  readonly topics?: (change: Change, command: Command<Input>, acts: readonly Act[]) => readonly string[];
};

/**
 * Topics for everyone, told only where the change is a public act: that somebody sent in or reworded what nobody else
 * may see yet must not be heard either.
 */
export const publicly =
  <Change>(topics: (change: Change) => readonly string[]) =>
  (change: Change, _command: Command<unknown>, acts: readonly Act[]): readonly string[] =>
    acts.some(({ entry }) => entry !== undefined) ? topics(change) : [];

export type Outcome<Change> =
  { readonly ok: true; readonly change: Change | null } | { readonly ok: false; readonly refusal: Refusal };

export type Asking = { readonly forumId: string; readonly viewer: Viewer };

/** Every change is told on this topic, so that nothing rendered before it is served after it. */
export const CHANGED = 'changed';

/** Something was entered that should be under a signed checkpoint without waiting for company. */
export const ENTER_AT_ONCE = 'enter-at-once';

/** For what changes without a command, such as a session that ends: tells this process and the others. */
export async function tellAll({ db, live }: App, topics: readonly string[]): Promise<void> {
  await db.transaction().execute((tx) => tellOthers(tx, topics));
  for (const topic of topics) live.publish(topic);
}

/** The one way to change anything. */
export async function execute<Input, State, Change>(
  app: App,
  asking: Asking,
  handler: Handler<Input, State, Change>,
  raw: unknown,
): Promise<Outcome<Change>> {
  const refused = refuseByRole(asking.viewer, handler.access);
  if (refused !== null) return { ok: false, refusal: refused };
  const parsed = handler.input.safeParse(raw);
  if (!parsed.success) return { ok: false, refusal: refuseInput(parsed.error.issues) };
  const command = commandOf(app, asking, handler, parsed.data);
  const { decided: decision, topics } = await app.db.transaction().execute(async (tx) => {
    const state = await handler.load(tx, command, app);
    const decided = handler.decide(state, command);
    if (!decided.accepted || decided.change === null) return { decided, topics: [] };
    const acts = handler.acts(decided.change, command);
    if (await entersSealed(tx, command, acts))
      return { decided: refuseInKernel('edition-sealed'), topics: [] };
    await handler.write(tx, decided.change, command);
    await writeActs(tx, command, app.newId, acts);
    const topics = topicsOf(handler, decided.change, command, acts);
    await tellOthers(tx, topics);
    return { decided, topics };
  });
  if (!decision.accepted) return { ok: false, refusal: decision.refusal };
  for (const topic of topics) app.live.publish(topic);
  return { ok: true, change: decision.change };
}

/** `desk/<edition>` is for those who run it, and tells of every act; the handler's own topics are for its readers. */
function topicsOf<Input, State, Change>(
  handler: Handler<Input, State, Change>,
  change: Change,
  command: Command<Input>,
  acts: readonly Act[],
): string[] {
  const atOnce = acts.some(({ entry }) => entry?.atOnce) ? [ENTER_AT_ONCE] : [];
  const desks = acts.flatMap(({ editionId }) => (editionId === null ? [] : [`desk/${editionId}`]));
  return [
    ...(handler.unseen ? [] : [CHANGED]),
    ...atOnce,
    ...new Set(desks),
    ...(handler.topics?.(change, command, acts) ?? []),
  ];
}

function refuseByRole(viewer: Viewer, access: readonly Role[]): Refusal | null {
  if (mayAny(viewer, access)) return null;
  if (viewer.account === null) return refuseInKernel('sign-in-needed').refusal;
  return refuseInKernel('role-missing', { roles: access.join(', ') }).refusal;
}

function commandOf<Input, State, Change>(
  app: App,
  asking: Asking,
  handler: Handler<Input, State, Change>,
  input: Input,
): Command<Input> {
  const count = Math.max(1, handler.idsNeeded?.(input) ?? 1);
  const id = app.newId();
  const ids = [id, ...Array.from({ length: count - 1 }, () => app.newId())];
  return { input, forumId: asking.forumId, viewer: asking.viewer, at: app.now(), id, ids };
}
