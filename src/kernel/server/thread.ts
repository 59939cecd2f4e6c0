import type { Knot, KnotKind, KnotRef, Strand } from '#kernel/domain/thread.ts';
import type { Viewer } from '#kernel/domain/viewer.ts';
import type { Database, Reader } from './db.ts';

export type ThreadView = { readonly db: Reader; readonly forumId: string; readonly viewer: Viewer };
export type Edge = { readonly from: KnotRef; readonly to: KnotRef };

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

export type ThreadReader = {
  /** The knot and all it rests on (back) or all that became of it (forward); null if the viewer may not see it. */
  read(
    viewer: Viewer,
    forumId: string,
    start: KnotRef,
    direction: 'back' | 'forward',
  ): Promise<Strand | null>;
};

/** The longest real chain is eight links (commitment to next year's topic); more means a loop. */
const DEPTH_MAX = 12;
const KNOTS_MAX = 400;

const keyOf = ({ kind, id }: KnotRef): string => `${kind}/${id}`;

export function createThreadReader(db: Database, sources: readonly ThreadSource[]): ThreadReader {
  return {
    async read(viewer, forumId, start, direction) {
      const view = { db, forumId, viewer };
      const edges = await walk(view, sources, start, direction);
      const refs = new Map([[keyOf(start), start]]);
      for (const { to } of edges) refs.set(keyOf(to), to);
      const knots = await knotsOf(view, sources, [...refs.values()]);
      return strandFrom(start, edges, knots, new Set());
    },
  };
}

async function walk(
  view: ThreadView,
  sources: readonly ThreadSource[],
  start: KnotRef,
  direction: 'back' | 'forward',
): Promise<Edge[]> {
  const seen = new Set([keyOf(start)]);
  const edges: Edge[] = [];
  let frontier: KnotRef[] = [start];
  for (let depth = 0; depth < DEPTH_MAX && frontier.length > 0 && seen.size < KNOTS_MAX; depth += 1) {
    const found = (
      await Promise.all(sources.map((source) => linksOf(view, source, frontier, direction)))
    ).flat();
    edges.push(...found);
    frontier = [];
    for (const { to } of found) {
      if (seen.has(keyOf(to))) continue;
      seen.add(keyOf(to));
      frontier.push(to);
    }
  }
  return edges;
}

async function linksOf(
  view: ThreadView,
  source: ThreadSource,
  refs: readonly KnotRef[],
  direction: 'back' | 'forward',
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
      for (const knot of await source.knots(view, own)) knots.set(keyOf(knot), knot);
    }),
  );
  return knots;
}

function strandFrom(
  ref: KnotRef,
  edges: readonly Edge[],
  knots: ReadonlyMap<string, Knot>,
  above: ReadonlySet<string>,
): Strand | null {
  const knot = knots.get(keyOf(ref));
  if (knot === undefined) return null;
  const path = new Set(above).add(keyOf(ref));
  const next = edges
    .filter(({ from, to }) => keyOf(from) === keyOf(ref) && !path.has(keyOf(to)))
    .map(({ to }) => strandFrom(to, edges, knots, path))
    .filter((strand) => strand !== null);
  return { knot, next };
}
