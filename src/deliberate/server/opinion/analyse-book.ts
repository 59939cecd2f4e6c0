import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ALGORITHM_VERSION } from '@madang/common-ground';
import { analyseReleased, type Analysed } from '#deliberate/domain/opinion/opinion-analysis.ts';
import { decodePoints } from '#deliberate/domain/opinion/opinion-map.ts';
import type { Bundles } from '#deliberate/domain/opinion/opinion-bundles.ts';
import type { ReactionBook } from '#deliberate/domain/opinion/reaction-book.ts';
import type { OpinionReview, StratumFound } from '#deliberate/domain/results/take-snapshot.ts';
import type { AnalyseBook } from './opinion-thread.ts';

/** Finds the opinion groups of what a book may show, and stamps them with the program that did. */
export function analyseBook(book: ReactionBook, wanted: AnalyseBook): StratumFound {
  const { blocks, older, peopleMin, bundles } = wanted;
  const { broken, ...released } = book.released(blocks, older);
  const analysed = analyseReleased(released, peopleMin, bundles);
  const { points } = analysed.opinion;
  return {
    found: analysed.opinion,
    broken: new Set([...broken, ...analysed.held]),
    bundles: changedOf(analysed.bundles, bundles),
    stamp: {
      algorithm: ALGORITHM_VERSION,
      codeSha256: programSha256(),
      map: points === null ? null : { sha256: sha256(points), points: decodePoints(points).length },
    },
    review: reviewOf(analysed),
  };
}

const changedOf = (now: Bundles, earlier: Bundles): Bundles =>
  new Map([...now].filter(([reactor, number]) => earlier.get(reactor) !== number));

function reviewOf({ analysis: { sensitivity, flags }, places }: Analysed): OpinionReview {
  return {
    sensitivity: sensitivity.flatMap(({ without, entering, leaving }) => {
      const place = 'group' in without ? (places[Number(without.group)] ?? -1) : 0;
      // Nobody is counted with a group whose people all belong to bundles of others.
      if (place < 0) return [];
      return [
        {
          without: 'group' in without ? { group: place } : without,
          entering: entering.map(Number),
          leaving: leaving.map(Number),
        },
      ];
    }),
    flags: flags.map(({ kind, rows }) => ({ kind, people: rows.length })),
  };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Where the analysis is written: the library, and what hands it its input. Beside each other also when translated. */
const LIBRARY = /^(?!.*\.test\.).*\.[jt]s$/;
const PROGRAM = [
  // Where the sources are, and where they are translated: one of the two exists.
  { folder: '../../../../packages/common-ground/src', files: LIBRARY },
  { folder: '../../../packages/common-ground/src', files: LIBRARY },
  { folder: '../../domain/opinion', files: /^(opinion-(analysis|bundles|map)|reaction-book)\.[jt]s$/ },
];
let known: string | null = null;

/** Over names and contents of all files of the program, in the order of their names. */
function programSha256(): string {
  known ??= sha256(Buffer.from(PROGRAM.flatMap(filesIn).join('\n')));
  return known;
}

function filesIn({ folder, files }: (typeof PROGRAM)[number]): string[] {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => files.test(name))
    .sort()
    .map((name) => `${sha256(readFileSync(join(path, name)))} ${name}`);
}
