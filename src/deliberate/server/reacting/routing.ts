import { prepareRouting, type Routing } from '@madang/common-ground';
import type { App } from '#kernel/server/app.ts';
import {
  releasedCounts,
  routingInput,
  type RoutingKnown,
} from '#deliberate/domain/reacting/routing-input.ts';
import { routedCounts, routedPeople, routedPositions, type OfDeliberation } from './routing.store.ts';

/** Weights this old are as good as new ones. */
const KEPT_MS = 5_000;
/** Counting a million reactions takes a while: it never takes more than this part of the time. */
const COUNTING_SHARE_MAX = 0.02;
const DELIBERATIONS_KEPT_MAX = 200;

type Kept = { readonly routing: Promise<Routing>; until: number };
type Memory = Map<string, Kept>;
const memories = new WeakMap<App, Memory>();

/**
 * The weights of a deliberation's positions, in memory and the same for everyone: choosing for one person asks the
 * database nothing. Nobody waits for a count: old weights serve while new ones are made, and before the first count
 * those that rest on the released epoch.
 */
export function routingOf(app: App, where: OfDeliberation): Promise<Routing> {
  const memory = memories.get(app) ?? new Map<string, Kept>();
  memories.set(app, memory);
  const held = memory.get(where.deliberationId);
  if (held !== undefined && held.until > performance.now()) return held.routing;
  const known = knownOf(app, where);
  const serving = held ?? {
    routing: known.then((all) => weigh(all, releasedCounts(all.released))),
    until: 0,
  };
  // Whoever comes meanwhile gets these weights, and nobody starts a second count.
  serving.until = Number.POSITIVE_INFINITY;
  if (held === undefined) {
    if (memory.size >= DELIBERATIONS_KEPT_MAX) memory.clear();
    memory.set(where.deliberationId, serving);
  }
  void replaceWhenCounted(memory, where, serving, countAll(app, where, known));
  return serving.routing;
}

/** A count that fails costs nobody their page: what serves goes on serving, unless it could not be made either. */
async function replaceWhenCounted(
  memory: Memory,
  { deliberationId }: OfDeliberation,
  serving: Kept,
  counted: Promise<Routing>,
): Promise<void> {
  const since = performance.now();
  const [made, served] = await Promise.allSettled([counted, serving.routing]);
  const now = performance.now();
  const until = now + Math.max(KEPT_MS, (now - since) / COUNTING_SHARE_MAX);
  if (made.status === 'fulfilled') memory.set(deliberationId, { routing: counted, until });
  else if (served.status === 'fulfilled') serving.until = until;
  else memory.delete(deliberationId);
}

async function countAll({ db }: App, where: OfDeliberation, known: Promise<Known>): Promise<Routing> {
  const [all, counts] = await Promise.all([known, routedCounts(db, where)]);
  return weigh(all, counts);
}

type Known = Omit<RoutingKnown, 'counts'>;

/** What is read quickly, however many have reacted. */
async function knownOf({ db }: App, where: OfDeliberation): Promise<Known> {
  const [people, positions] = await Promise.all([routedPeople(db, where), routedPositions(db, where)]);
  return { people, ...positions };
}

const weigh = (known: Known, counts: RoutingKnown['counts']): Routing =>
  prepareRouting(routingInput({ ...known, counts }));
