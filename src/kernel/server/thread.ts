import { knotKey, type Knot, type KnotKind, type KnotRef, type Strand } from '#kernel/domain/thread.ts';
import type { Viewer } from '#kernel/domain/viewer.ts';
import type { Database, Reader } from './database/db.ts';

export type ThreadView = { readonly db: Reader; readonly forumId: string; readonly viewer: Viewer };
export type Edge = { readonly from: KnotRef; readonly to: KnotRef };
export type Direction = 'back' | 'forward';

/**
 * A phase's part of the thread. A phase knows the links that leave its own knots towards earlier ones,
 * because its own tables hold them; reading them the other way round gives "what became of it".
 */
export type ThreadSource = {
  readonly kinds: readonly KnotKind[];
  /** The knots this viewer may see, in any order; what is hidden is left out. */
  readonly knots: (view: ThreadView, ids: readonly KnotRef[]) => Promise<readonly Knot[]>;
  /** Links from the given knots (of this source's kinds) to what they rest on. */
  readonly back: (view: ThreadView, refs: readonly KnotRef[]) => Promise<readonly Edge[]>;
  /** Links from the given knots (of any kind) to this source's knots that rest on them. */
  readonly forward: (view: ThreadView, refs: readonly KnotRef[]) => Promise<readonly Edge[]>;
};

/**
 * Which of these knots anyone may see. A decision that ties a knot to the public record asks here, inside its
 * own transaction, so that nothing hidden can be cited.
 */
export type PublicSight = (
  db: Reader,
  forumId: string,
  refs: readonly KnotRef[],
) => Promise<ReadonlyMap<string, Knot>>;

export type ThreadReader = {
  /** The knot and all it rests on (back) or all that became of it (forward); null if the viewer may not see it. */
  read(viewer: Viewer, forumId: string, start: KnotRef, direction: Direction): Promise<Strand | null>;
  /** The same for many knots at once, by `knotKey`, with as many queries as for one; hidden ones are left out. */
  readMany(
    viewer: Viewer,
    forumId: string,
    starts: readonly KnotRef[],
    direction: Direction,
  ): Promise<ReadonlyMap<string, Strand>>;
  readonly publicSight: PublicSight;
};

/** The longest real chain is eight links (commitment to next year's topic); more means a loop. */
const DEPTH_MAX = 12;
/** A text of a hundred paragraphs with its whole chain stays well below; what lies beyond is not followed. */
const KNOTS_MAX = 5_000;

const ANYONE: Viewer = { account: null, roles: new Set(['public']), participation: null, visitorId: null };

export function createThreadReader(db: Database, sources: readonly ThreadSource[]): ThreadReader {
  const readMany: ThreadReader['readMany'] = async (viewer, forumId, starts, direction) => {
    const view = { db, forumId, viewer };
    const edges = await walk(view, sources, starts, direction);
    const refs = new Map(starts.map((start) => [knotKey(start), start]));
    for (const { to } of edges.values().flatMap((list) => list)) refs.set(knotKey(to), to);
    const knots = await knotsOf(view, sources, [...refs.values()]);
    const strands = new Map<string, Strand>();
    for (const start of starts) {
      const strand = strandFrom(start, edges, knots, new Set());
      if (strand !== null) strands.set(knotKey(start), strand);
    }
    return strands;
  };
  return {
    readMany,
    async read(viewer, forumId, start, direction) {
      return (await readMany(viewer, forumId, [start], direction)).get(knotKey(start)) ?? null;
    },
    publicSight: publicSightOf(sources),
  };
}

export function publicSightOf(sources: readonly ThreadSource[]): PublicSight {
  return (db, forumId, refs) => knotsOf({ db, forumId, viewer: ANYONE }, sources, refs);
}

type EdgesByKnot = Map<string, Edge[]>;

async function walk(
  view: ThreadView,
  sources: readonly ThreadSource[],
  starts: readonly KnotRef[],
  direction: Direction,
): Promise<EdgesByKnot> {
  const seen = new Set(starts.map(knotKey));
  const edges: EdgesByKnot = new Map();
  let frontier: readonly KnotRef[] = starts;
  for (let depth = 0; depth < DEPTH_MAX && frontier.length > 0 && seen.size < KNOTS_MAX; depth += 1) {
    const from = frontier;
    const found = await Promise.all(sources.map((source) => linksOf(view, source, from, direction)));
    const next: KnotRef[] = [];
    for (const edge of found.flat()) {
      if (!keep(edges, edge) || seen.has(knotKey(edge.to))) continue;
      seen.add(knotKey(edge.to));
      next.push(edge.to);
    }
    frontier = next;
  }
  return edges;
}

/** Two sources may know the same link; it is kept once. */
function keep(edges: EdgesByKnot, edge: Edge): boolean {
  const list = edges.get(knotKey(edge.from)) ?? [];
  if (list.some(({ to }) => knotKey(to) === knotKey(edge.to))) return false;
  list.push(edge);
  edges.set(knotKey(edge.from), list);
  return true;
}

async function linksOf(
  view: ThreadView,
  source: ThreadSource,
  refs: readonly KnotRef[],
  direction: Direction,
): Promise<readonly Edge[]> {
  if (direction === 'forward') return source.forward(view, refs);
  const own = refs.filter(({ kind }) => source.kinds.includes(kind));
  return own.length === 0 ? [] : source.back(view, own);
}

async function knotsOf(view: ThreadView, sources: readonly ThreadSource[], refs: readonly KnotRef[]) {
  const knots = new Map<string, Knot>();
  await Promise.all(
    sources.map(async (source) => {
      const own = refs.filter(({ kind }) => source.kinds.includes(kind));
      if (own.length === 0) return;
      for (const knot of await source.knots(view, own)) knots.set(knotKey(knot), knot);
    }),
  );
  return knots;
}

/** A hidden knot ends the strand: what lies behind it could tell what it is. */
function strandFrom(
  ref: KnotRef,
  edges: EdgesByKnot,
  knots: ReadonlyMap<string, Knot>,
  above: ReadonlySet<string>,
): Strand | null {
  const key = knotKey(ref);
  const knot = knots.get(key);
  if (knot === undefined) return null;
  const path = new Set(above).add(key);
  const next = (edges.get(key) ?? [])
    .filter(({ to }) => !path.has(knotKey(to)))
    .map(({ to }) => strandFrom(to, edges, knots, path))
    .filter((strand) => strand !== null);
  return { knot, next };
}
