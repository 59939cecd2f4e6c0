import type { App } from '#kernel/server/app.ts';
import type { Reader } from '#kernel/server/database/db.ts';
import { STAKEHOLDER_GROUPS } from '#kernel/domain/viewer.ts';
import type { About } from '#deliberate/domain/positions/about.ts';
import type { Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import { mayBeMadeAnew, type Tally } from '#deliberate/domain/opinion/opinion-cell.ts';
import {
  hasMoved,
  makeCells,
  showsAnything,
  type CellsBefore,
  type PositionCells,
  type PositionTallies,
  type Sizes,
} from '#deliberate/domain/opinion/opinion-outputs.ts';
import { keyOf } from '#deliberate/domain/opinion/reaction-book.ts';
import { leftAt, shownBlocks } from '#deliberate/domain/opinion/shown-blocks.ts';
import {
  nextEpoch,
  type SnapshotState,
  type StratumFound,
} from '#deliberate/domain/results/take-snapshot.ts';
import { readBundles } from '#deliberate/server/opinion/opinion-bundles.store.ts';
import { openBook, type OpenBook } from '#deliberate/server/opinion/opinion-thread.ts';
import {
  cellKey,
  inputsHash,
  lastReleased,
  momentsFor,
  olderReactions,
  streamReactions,
  type Counting,
  type Moments,
} from './tallies.store.ts';

type EpochWanted = Counting & { readonly sizes: Sizes; readonly latest: SnapshotState['latest'] };
type Books = Readonly<Record<Stratum, OpenBook>>;

/**
 * Everything the next epoch is made of. Counting and the search for opinion groups happen in the opinion thread; a
 * population in which no cell was made anew is not searched again.
 */
export async function countEpoch(
  db: Reader,
  app: App,
  wanted: EpochWanted,
): Promise<SnapshotState['counted']> {
  const books = { accredited: openBook(app), public: openBook(app) };
  try {
    return await countInto(books, db, wanted);
  } finally {
    // Beside the answer: a thread that just failed has forgotten the books already.
    void Promise.allSettled([books.accredited.close(), books.public.close()]);
  }
}

async function countInto(books: Books, db: Reader, wanted: EpochWanted): Promise<SnapshotState['counted']> {
  const { positions: known, before, moments } = await lastReleased(db, wanted);
  let simulated = false;
  const count = async (stratum: Stratum): Promise<Tallies> => {
    await streamReactions(db, { ...wanted, stratum, moments }, async (rows) => {
      simulated ||= rows.some((row) => row.simulated);
      await books[stratum].add(rows.map(({ reactor, group, entries }) => ({ reactor, group, entries })));
    });
    return books[stratum].tallies();
  };
  // One after the other: a transaction has one connection.
  const tallies = { accredited: await count('accredited'), public: await count('public') };
  const counted = known.map((one) => talliesAt(one, tallies));
  const followed = await withMovements(books.accredited, db, { ...wanted, counted, before, moments });
  const epoch = nextEpoch(wanted.latest);
  const positions = makeCells({ epoch, sizes: wanted.sizes, tallies: followed, before });
  const look = { ...wanted, positions, moments, left: leftAt(followed) };
  const found = {
    accredited: await findIn(books.accredited, db, { ...look, stratum: 'accredited' }),
    public: await findIn(books.public, db, { ...look, stratum: 'public' }),
  };
  return { positions, simulated, found, inputsSha256: await inputsHash(db, wanted) };
}

type Tallies = ReadonlyMap<string, ReadonlyMap<number, Tally>>;

function talliesAt(
  {
    positionId,
    number,
    about,
  }: { readonly positionId: string; readonly number: number; readonly about: About },
  tallies: Readonly<Record<Stratum, Tallies>>,
): PositionTallies {
  const accredited = STAKEHOLDER_GROUPS.flatMap((group) => {
    const tally = tallies.accredited.get(group)?.get(number);
    return tally === undefined ? [] : [[group, tally] as const];
  });
  return {
    positionId,
    number,
    ...(about === 'person' && { about }),
    accredited: Object.fromEntries(accredited),
    public: tallies.public.get('public')?.get(number) ?? null,
  };
}

type Follow = EpochWanted & {
  readonly counted: readonly PositionTallies[];
  readonly before: CellsBefore;
  readonly moments: Moments;
};

/**
 * Of accredited participants it is known who is in which group: where a cell might be made anew, it is looked up who came,
 * left or changed their mind. The open public is nobody by name.
 */
async function withMovements(book: OpenBook, db: Reader, follow: Follow): Promise<PositionTallies[]> {
  const { counted, before, sizes } = follow;
  const blocks = counted.flatMap(({ positionId, number, accredited }) =>
    STAKEHOLDER_GROUPS.flatMap((group) => {
      const [now, cell] = [accredited[group], before.get(positionId)?.accredited[group]];
      if (now === undefined || cell === undefined || !mayBeMadeAnew(now, cell, sizes.groupSizeMin)) return [];
      return [{ positionId, group, number, cell, carried: true }];
    }),
  );
  if (blocks.length === 0) return [...counted];
  const stratum = 'accredited';
  const wanted = new Set(blocks.map(({ positionId, group }) => cellKey(positionId, group)));
  const older = await olderReactions(db, {
    ...follow,
    stratum,
    moments: momentsFor(follow.moments, wanted, stratum),
  });
  const movements = await book.movements({ blocks, older });
  return counted.map((one) => ({
    ...one,
    accredited: Object.fromEntries(
      Object.entries(one.accredited).map(([group, tally]) => {
        const moved = movements.get(keyOf(group, one.number));
        return [group, moved === undefined ? tally : { ...tally, moved }];
      }),
    ),
  }));
}

type Look = EpochWanted & {
  readonly stratum: Stratum;
  readonly positions: readonly PositionCells[];
  readonly moments: Moments;
  readonly left: ReadonlySet<string>;
};

async function findIn(book: OpenBook, db: Reader, look: Look): Promise<StratumFound | null> {
  const { stratum, positions, latest, sizes } = look;
  if (!positions.some((one) => showsAnything(one, stratum))) return null;
  const before = latest?.outputs;
  const held = before?.opinion?.[stratum] ?? null;
  if (before !== undefined && held !== null && !hasMoved(positions, before.positions, stratum)) return null;
  const epoch = nextEpoch(latest);
  const blocks = shownBlocks(positions, { ...look, epoch, waiting: held?.waiting ?? [] });
  const ids = new Map(positions.map(({ number, positionId }) => [number, positionId]));
  const carried = blocks
    .filter((block) => block.carried)
    .map(({ number, group }) => cellKey(ids.get(number) ?? '', group));
  const moments = momentsFor(look.moments, new Set(carried), stratum);
  const older = await olderReactions(db, { ...look, moments });
  const peopleMin = stratum === 'accredited' ? sizes.groupSizeMin : sizes.publicSizeMin;
  const bundles = await readBundles(db, look);
  return book.analyse({ blocks, older, peopleMin, bundles });
}
