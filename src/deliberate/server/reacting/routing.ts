import { prepareRouting, type Routing } from '@madang/common-ground';
import type { App } from '#kernel/server/app.ts';
import { routingInput } from '#deliberate/domain/reacting/routing-input.ts';
import { routedCounts, routedPeople, routedPositions, type OfDeliberation } from './routing.store.ts';

/** Weights this old are as good as new ones. */
const KEPT_MS = 5_000;
/** Counting a million reactions takes a while: it never takes more than this part of the time. */
const COUNTING_SHARE_MAX = 0.02;
const DELIBERATIONS_KEPT_MAX = 200;

type Kept = { readonly routing: Promise<Routing>; until: number };
const memory = new WeakMap<App, Map<string, Kept>>();

/**
 * The weights of a deliberation's positions, in memory and the same for everyone: choosing for one person asks the
 * database nothing. Old weights serve while new ones are made.
 */
export function routingOf(app: App, where: OfDeliberation): Promise<Routing> {
  const kept = memory.get(app) ?? new Map<string, Kept>();
  memory.set(app, kept);
  const held = kept.get(where.deliberationId);
  const now = performance.now();
  if (held !== undefined && held.until > now) return held.routing;
  const made = make(app, where);
  // Whoever comes meanwhile gets the old weights, and nobody starts a second count.
  if (held !== undefined) held.until = Number.POSITIVE_INFINITY;
  else if (kept.size >= DELIBERATIONS_KEPT_MAX) kept.clear();
  const next: Kept = { routing: made, until: Number.POSITIVE_INFINITY };
  const current = held ?? next;
  if (held === undefined) kept.set(where.deliberationId, next);
  made.then(
    () => {
      const took = performance.now() - now;
      next.until = performance.now() + Math.max(KEPT_MS, took / COUNTING_SHARE_MAX);
      kept.set(where.deliberationId, next);
    },
    () => kept.delete(where.deliberationId),
  );
  return current.routing;
}

async function make({ db }: App, where: OfDeliberation): Promise<Routing> {
  const [counts, people, positions] = await Promise.all([
    routedCounts(db, where),
    routedPeople(db, where),
    routedPositions(db, where),
  ]);
  return prepareRouting(routingInput({ counts, people, ...positions }));
}
