/** That these people (by number) together disagreed, passed and agreed so often. */
export type Constraint = {
  readonly people: readonly number[];
  readonly counts: readonly [number, number, number];
};

export const triple = (c: {
  disagrees: number;
  passes: number;
  agrees: number;
}): [number, number, number] => [c.disagrees, c.passes, c.agrees];

const REACTIONS = [0, 1, 2];

/** People whose reaction is the same in every world that fits all that was released; every world is tried. */
export function exposed(people: number, constraints: readonly Constraint[]): number[] {
  const seen = new Uint8Array(people);
  const guess = new Uint8Array(people);
  const left = constraints.map(({ counts }) => Uint8Array.from(counts));
  const tallies = Array.from({ length: people }, (_, person) =>
    left.filter((_tally, c) => constraints[c]?.people.includes(person)),
  );
  const take = (person: number, reaction: number, by: 1 | -1): void => {
    for (const tally of tallies[person] ?? []) tally[reaction] = (tally[reaction] ?? 0) - by;
  };
  const search = (person: number): void => {
    if (seen.every((mask) => !isOneReaction(mask))) return;
    if (person === people) {
      if (left.every((tally) => tally.every((count) => count === 0)))
        guess.forEach((reaction, p) => (seen[p] = (seen[p] ?? 0) | (1 << reaction)));
      return;
    }
    for (const reaction of REACTIONS) {
      if (tallies[person]?.some((tally) => tally[reaction] === 0)) continue;
      take(person, reaction, 1);
      guess[person] = reaction;
      search(person + 1);
      take(person, reaction, -1);
    }
  };
  search(0);
  return Array.from(seen.keys()).filter((person) => isOneReaction(seen[person] ?? 0));
}

/** Nothing found yet counts as one: the search must go on. */
const isOneReaction = (mask: number): boolean => (mask & (mask - 1)) === 0;
