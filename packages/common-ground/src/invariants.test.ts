import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planted } from '../tests/planted.ts';
import type { CommonGround } from './findings/common-ground.ts';
import { analyse, createStore, type ReactionStore, type Result } from './index.ts';
import type { Reaction } from './reactions/reaction-matrix.ts';
import { seededRandom } from './seeded-random.ts';

type Cast = readonly [person: string, position: string, reaction: Reaction];
type Drawn = { readonly casts: readonly Cast[]; readonly declared: ReadonlyMap<string, string> };

/** People of one to four camps, of all sizes, some of one answer throughout, some who declared a group. */
const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    people: fc.integer({ min: 1, max: 70 }),
    positions: fc.integer({ min: 1, max: 16 }),
    sizes: fc.constantFrom([1], [1, 1], [5, 1], [3, 2, 1], [1, 1, 1, 1]),
    reactionsEach: fc.integer({ min: 1, max: 16 }),
    visibility: fc.constantFrom('even' as const, 'popular' as const),
    seed: fc.nat(),
  })
  .map((shape) => {
    const { store } = planted({ ...shape, divisive: 0.7, contrast: 0.9 });
    const random = seededRandom(shape.seed);
    const declared = new Map<string, string>();
    const casts = store.arrivalOrder.flatMap((id): Cast[] => {
      const throughout = random() < 0.1 ? 1 : null;
      if (random() < 0.8) declared.set(id, random() < 0.3 ? 'academia' : 'government');
      return [...store.reactionsOf(id)].map(([at, reaction]) => [id, at, throughout ?? reaction]);
    });
    return { casts, declared };
  })
  .filter(({ casts }) => casts.length > 0);

/** Positions and people of `known` are there, whoever of them reacted. */
function storeOf(casts: readonly Cast[], known: readonly Cast[] = []): ReactionStore {
  const store = createStore();
  for (const [, position] of known) store.addPosition(position);
  for (const cast of casts) store.react(...cast);
  return store;
}

const of = ({ casts, declared }: Drawn): Result =>
  analyse(storeOf(casts), { declared, members: true, representativesMax: 100 });
const grounds = ({ commonGround, declared, both }: Result): readonly (readonly CommonGround[])[] => [
  commonGround,
  declared?.commonGround ?? [],
  both?.commonGround ?? [],
];
const holds = (of: (set: Drawn) => void) => fc.assert(fc.property(drawn, of), { numRuns: 60 });

describe('of any reactions', () => {
  test('every share is one, and lies in its interval', () => {
    const share = (value: number) => expect(value >= 0 && value <= 1 ? 'share' : value).toBe('share');
    const around = (low: number, value: number, high: number) =>
      expect(low <= value && value <= high ? 'inside' : [low, value, high]).toBe('inside');
    holds((set) => {
      const result = of(set);
      for (const { score, low, high, byGroup } of grounds(result).flat()) {
        for (const value of [score, low, high, ...byGroup.map((group) => group.score)]) share(value);
        around(low, score, high);
        around(Math.min(...byGroup.map((group) => group.score)) - 1e-5, score, 1);
      }
      for (const { representative } of result.groups)
        for (const { inside, outside, low, difference, high, adjustedP } of representative) {
          for (const value of [inside, outside, adjustedP]) share(value);
          around(low, difference, high);
          around(-1, difference, 1);
        }
      for (const { low, difference, high } of [
        ...result.divergence,
        ...(result.declared?.divergence ?? []),
      ]) {
        around(low, difference, high);
        around(0, difference, 2);
      }
      for (const { low, passShare, high } of result.uncertainty) {
        for (const value of [low, passShare, high]) share(value);
        around(low, passShare, high);
      }
      for (const { score, agreeLow } of result.bridging)
        for (const value of [score, ...agreeLow]) share(value);
      share(result.between ?? 0);
    });
  });

  test('groups hold everybody who was taken in, and their counts add up to what these cast', () => {
    holds((set) => {
      const result = of(set);
      const members = result.members ?? {};
      const sizes = result.groups.map(({ size }) => size);
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(result.groupsFound ? result.takenIn : 0);
      const sums = (rows: readonly CommonGround[]) =>
        rows.reduce((all, { byGroup }) => all + byGroup.reduce((sum, { seen }) => sum + seen, 0), 0);
      const cast = (counts: (person: string) => boolean) =>
        set.casts.filter(([person]) => counts(person)).length;
      if (result.commonGround.length > 0)
        expect(sums(result.commonGround)).toBe(cast((id) => !result.groupsFound || members[id] !== null));
      if ((result.declared?.commonGround.length ?? 0) > 0)
        expect(sums(result.declared?.commonGround ?? [])).toBe(cast((id) => set.declared.has(id)));
    });
  });

  test('what declared groups are called changes nothing else', () => {
    const names = new Map([
      ['academia', 'z'],
      ['government', 'b'],
    ]);
    holds((set) => {
      const declared = new Map([...set.declared].map(([id, name]) => [id, names.get(name) ?? name]));
      const shown = (result: Result, called: (name: string) => string) => {
        const { declared: division, both: _, ...rest } = result;
        const ground = division?.commonGround.map(({ byGroup, minGroup, blockedBy, ...row }) => ({
          ...row,
          least: minGroup.score,
          isBlocked: blockedBy !== null,
          byGroup: new Map(byGroup.map(({ group, ...counts }) => [called(String(group)), counts])),
        }));
        return { rest, ground };
      };
      expect(shown(of({ ...set, declared }), (name) => name)).toEqual(
        shown(of(set), (name) => names.get(name) ?? name),
      );
    });
  });

  test('whoever is erased or masked was never there, and what is masked is in no list', () => {
    holds((set) => {
      const { casts, declared } = set;
      const [person = '', position = ''] = casts[Math.floor(casts.length / 2)] ?? [];
      const result = (store: ReactionStore) => JSON.stringify(analyse(store, { declared, members: true }));
      const never = result(
        storeOf(
          casts.filter(([id]) => id !== person),
          casts,
        ),
      );
      const erased = storeOf(casts);
      erased.erase(person);
      expect(result(erased)).toBe(never);
      const masked = storeOf(casts);
      masked.maskParticipant(person, true);
      expect(result(masked)).toBe(never);
      masked.maskParticipant(person, false);
      masked.maskPosition(position, true);
      const { members: _, ...lists } = analyse(masked, { declared, members: true });
      expect(JSON.stringify(lists)).not.toMatch(new RegExp(`(?:"position":|[[,])"${position}"`));
    });
  });

  test('people who reacted alike are in one group, and positions reacted to alike score alike', () => {
    holds(({ casts, declared }) => {
      const twins = casts.map(([id, at, reaction]): Cast => [`${id} too`, at, reaction]);
      const { members = {}, commonGround } = of({ casts: [...casts, ...twins], declared });
      for (const [id] of casts) expect(members[`${id} too`]).toBe(members[id]);
      const [, position = ''] = casts[0] ?? [];
      const copied = casts
        .filter(([, at]) => at === position)
        .map(([id, at, reaction]): Cast => [id, `${at} too`, reaction]);
      const rows = of({ casts: [...casts, ...copied], declared }).commonGround;
      const row = (name: string) => ({ ...rows.find(({ position: id }) => id === name), position: '' });
      expect(row(`${position} too`)).toEqual(row(position));
      expect(commonGround.length).toBeGreaterThan(0);
    });
  });

  test('nothing is common to one', () => {
    holds(({ casts, declared }) => {
      const [first = ''] = casts[0] ?? [];
      const alone = of({ casts: casts.filter(([id]) => id === first), declared });
      expect([...grounds(alone).flat(), ...alone.sensitivity]).toEqual([]);
    });
  });
});
