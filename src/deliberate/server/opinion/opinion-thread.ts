import type { App } from '#kernel/server/app.ts';
import type { Movement, Tally } from '#deliberate/domain/opinion/opinion-cell.ts';
import type { Bundles } from '#deliberate/domain/opinion/opinion-bundles.ts';
import type {
  BookRow,
  OlderReaction,
  ReactionBook,
  ShownBlock,
} from '#deliberate/domain/opinion/reaction-book.ts';
import type { StratumFound } from '#deliberate/domain/results/take-snapshot.ts';

export type AnalyseBook = {
  readonly blocks: readonly ShownBlock[];
  readonly older: readonly OlderReaction[];
  /** No point of the map stands for fewer people than this, nor is a bundle made of fewer. */
  readonly peopleMin: number;
  /** Whom earlier analyses counted together. */
  readonly bundles: Bundles;
};

/** Cells that may be made anew, and what was said when they were made. */
export type FollowCells = Pick<AnalyseBook, 'blocks' | 'older'>;

/** What the thread is asked; a book is the reactions of one population while an epoch is made of them. */
export type OpinionRequest = { readonly book: string } & (
  | { readonly kind: 'rows'; readonly rows: readonly BookRow[] }
  | { readonly kind: 'tallies' }
  | ({ readonly kind: 'movements' } & FollowCells)
  | ({ readonly kind: 'analyse' } & AnalyseBook)
  | { readonly kind: 'close' }
);
export type OpinionAnswers = {
  readonly rows: undefined;
  readonly tallies: ReturnType<ReactionBook['tallies']>;
  readonly movements: ReturnType<ReactionBook['movements']>;
  readonly analyse: StratumFound;
  readonly close: undefined;
};

/** One population's reactions in the thread: the main one only hands rows over. */
export type OpenBook = {
  add(rows: readonly BookRow[]): Promise<undefined>;
  tallies(): Promise<ReadonlyMap<string, ReadonlyMap<number, Tally>>>;
  movements(wanted: FollowCells): Promise<ReadonlyMap<string, Movement>>;
  analyse(wanted: AnalyseBook): Promise<StratumFound>;
  close(): Promise<undefined>;
};

export function openBook({ threads, newId }: Pick<App, 'threads' | 'newId'>): OpenBook {
  const thread = threads['opinion'];
  if (thread === undefined) throw new Error('The application was composed without its opinion thread.');
  const book = newId();
  const ask = async <Kind extends OpinionRequest['kind']>(
    request: Extract<OpinionRequest, { kind: Kind }>,
  ): Promise<OpinionAnswers[Kind]> =>
    // The thread answers each kind as OpinionAnswers says: its switch is checked against the same type.
    (await thread.ask(request)) as OpinionAnswers[Kind];
  return {
    add: (rows) => ask<'rows'>({ kind: 'rows', book, rows }),
    tallies: () => ask<'tallies'>({ kind: 'tallies', book }),
    movements: (wanted) => ask<'movements'>({ kind: 'movements', book, ...wanted }),
    analyse: (wanted) => ask<'analyse'>({ kind: 'analyse', book, ...wanted }),
    close: () => ask<'close'>({ kind: 'close', book }),
  };
}
