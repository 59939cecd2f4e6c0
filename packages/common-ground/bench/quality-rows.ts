import { analyseMatrix } from '../src/analysis.ts';
import { createStore } from '../src/reactions/reaction-store.ts';
import { resultOf } from '../src/result.ts';
import { isSetAside } from '../src/polis/polis-statements.ts';
import { seededRandom } from '../src/seeded-random.ts';
import { limitRows } from './limit-rows.ts';
import { lateShare } from '../tests/late-positions.ts';
import { adjustedRand, planted } from '../tests/planted.ts';
import { conversation, expectedSets } from '../tests/shared-polis.ts';

const SHUFFLES = 10;
const SEEDS = [1, 2, 3, 4, 5];
const SIZES: readonly (readonly number[])[] = [
  [1, 1, 1, 1],
  [1, 1, 1, 1, 1],
  [1, 1, 1, 1, 1, 1],
  [40, 25, 20, 15],
  [45, 20, 15, 12, 8],
  [30, 20, 20, 10, 10, 10],
];

/** The quality lines that are too slow for a test. */
export function qualityRows(): string[] {
  return [...shuffleRows(), ...plantedRows(), ...limitRows(), routingRow()];
}

function shuffleRows(): string[] {
  return expectedSets().map(([name]) => {
    const talk = conversation(name);
    const aside = [...talk.statements.values()].filter(isSetAside);
    const people = [...talk.store.arrivalOrder];
    const seen = new Set<string>();
    for (let shuffle = 0; shuffle < SHUFFLES; shuffle += 1) {
      const random = seededRandom(shuffle);
      const store = createStore();
      const order = people.map((id) => ({ id, at: random() })).sort((a, b) => a.at - b.at);
      for (const [at, { id }] of order.entries()) {
        // Other names as well, but for the first time.
        const name = shuffle === 0 ? id : `${shuffle} ${at}`;
        store.addParticipant(name);
        const own = [...talk.store.reactionsOf(id)]
          .map((entry) => ({ entry, at: random() }))
          .sort((a, b) => a.at - b.at);
        for (const { entry } of own) store.react(name, entry[0], entry[1]);
      }
      for (const statement of aside) store.maskPosition(statement.id, true);
      seen.add(JSON.stringify(resultOf(analyseMatrix(store.matrix()))));
    }
    const groups = analyseMatrixGroups([...seen][0] ?? '');
    return `${SHUFFLES} shuffles of ${name} under ${SHUFFLES} sets of names: ${seen.size} different result(s), ${groups} groups  ${seen.size === 1 ? 'yes' : 'NO'}`;
  });
}

const analyseMatrixGroups = (json: string): number =>
  (JSON.parse(json) as { groups: unknown[] }).groups.length;

function plantedRows(): string[] {
  return SIZES.map((sizes) => {
    const scores = SEEDS.map((seed) => {
      const { store, groupOf } = planted({
        people: 1_000,
        positions: 100,
        sizes,
        reactionsEach: 40,
        divisive: 0.6,
        contrast: 0.7,
        seed,
      });
      const { matrix, labels, found } = analyseMatrix(store.matrix());
      const placed = new Map(
        matrix.participantIds.flatMap((id, row) => (labels[row]! < 0 ? [] : [[id, labels[row]!]])),
      );
      return { score: adjustedRand(groupOf, placed), k: found.k };
    });
    const mean = scores.reduce((sum, { score }) => sum + score, 0) / scores.length;
    const found = scores.map(({ k }) => k).join(' ');
    return `planted ${sizes.join(':')}: mean ARI ${mean.toFixed(3)} (limit .75), groups found ${found}  ${mean >= 0.75 ? 'yes' : 'NO'}`;
  });
}

function routingRow(): string {
  const mean = (rule: 'even' | 'polis' | 'ours'): string =>
    (SEEDS.reduce((sum, seed) => sum + lateShare(rule, seed), 0) / SEEDS.length).toFixed(2);
  return `reactions of late positions against early ones: even draw ${mean('even')}, Polis ${mean('polis')}, ours ${mean('ours')}`;
}
