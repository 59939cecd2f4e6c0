import {
  analyse,
  createIncremental,
  createStore,
  nextPosition,
  prepareRouting,
  publicResult,
  release,
} from '../src/index.ts';

const say = (...words: unknown[]): void => void process.stdout.write(`${words.join(' ')}\n`);

// Twelve officials and twelve researchers react to four positions; the camps cut across what people declared.
const store = createStore();
const live = createIncremental();
const declared = new Map<string, string>();
for (let i = 0; i < 24; i += 1) {
  const person = `person-${i}`;
  declared.set(person, i < 12 ? 'government' : 'academia');
  const bold = i % 2 === 0;
  const reactions = {
    'share-warnings': 1,
    'common-exercise': i % 5 === 0 ? 0 : 1,
    'binding-treaty': bold ? 1 : -1,
    'voluntary-norms': bold ? -1 : 1,
  } as const;
  for (const [position, reaction] of Object.entries(reactions)) {
    store.react(person, position, reaction);
    live.react(person, position, reaction);
  }
}

const result = analyse(store, { declared });
for (const row of result.declared?.commonGround ?? []) {
  say(
    row.position,
    row.score,
    `(${row.low} to ${row.high})`,
    row.blockedBy === null ? '' : `held back by ${row.blockedBy}`,
  );
}
for (const group of result.groups) say(`group ${group.id}: ${group.size} people`);
for (const row of result.divergence) say(`divides: ${row.position}, between ${row.between.join(' and ')}`);

// One more reaction, and a new map without counting anybody again.
live.react('person-3', 'binding-treaty', 1);
say('variance of the first direction', live.map().variance[0]?.toFixed(3));

// What the public may see, and what a newcomer sees first.
const counts = live.analyse({ declared }).declared?.counts ?? [];
const { published } = release(live.matrix().positionIds, counts, { k: 5, rosterKnown: true, final: true });
say('withheld from the public:', publicResult(published).withheld.join(', '));
const routing = prepareRouting({ positionIds: live.matrix().positionIds, groups: counts });
say(
  'first for a newcomer:',
  nextPosition(routing, { participant: 'newcomer', reacted: new Set(), seed: 2021 }),
);
