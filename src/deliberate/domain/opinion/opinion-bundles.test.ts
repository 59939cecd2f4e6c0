import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundle } from './opinion-bundles.ts';

const sizeMin = 3;
/** A letter for each person: the group found, and the bundle so far ('-' for none). */
function counted(found: string, earlier: string): string {
  const at = (letter: string) => (letter === '-' ? -1 : letter.charCodeAt(0) - 97);
  const { groups, bundles } = bundle({
    found: Int32Array.from(found, at),
    earlier: Int32Array.from(earlier, at),
    ...{ sizeMin, next: Math.max(-1, ...Array.from(earlier, at)) + 1 },
  });
  const letters = (numbers: Int32Array) => Array.from(numbers, (n) => String.fromCharCode(97 + n)).join('');
  return `${letters(groups)} ${letters(bundles)}`;
}

describe('bundles of people counted together', () => {
  it('are the groups themselves the first time, but for one too small to show', () => {
    expect(counted('aaabbbb', '-------')).toBe('aaabbbb aaabbbb');
    expect(counted('aaaaabbbcc', '----------')).toBe('aaaaabbbcc bbbbbaaaaa');
  });
  it('are divided where enough belong to each part, and never for fewer', () => {
    expect(counted('aaabbb', 'aaaaaa')).toBe('aaabbb aaabbb');
    expect(counted('aaaabb', 'aaaaaa')).toBe('aaaaaa aaaaaa');
    expect(counted('aaabbbcc', 'aaaaaaaa')).toBe('aaabbbaa aaabbbaa');
  });
  it('keep apart what was once apart, and go as a whole where most of each belong', () => {
    expect(counted('aaaaaa', 'aaabbb')).toBe('aaaaaa aaabbb');
    expect(counted('abbaba', 'aaabbb')).toBe('bbbaaa aaabbb');
  });
  it('take newcomers in together: as a bundle of their own, or with one of those most are near', () => {
    expect(counted('aaabbbbbb', 'aaabbb---')).toBe('aaabbbbbb aaabbbccc');
    expect(counted('aaabbbba', 'aaabbb--')).toBe('aaabbbaa aaabbbaa');
    expect(counted('aaabbbbb', 'aaabbb--')).toBe('aaabbbbb aaabbbbb');
  });
  it('take in those of whose bundle too few are left', () => {
    expect(counted('aaaabb', 'aaaabb')).toBe('aaaaaa aaaaaa');
  });
  it('are never fewer people than the smallest group shown, over any number of analyses', () => {
    const PEOPLE = 20;
    const finding = fc.array(fc.nat(3), { minLength: PEOPLE, maxLength: PEOPLE });
    fc.assert(
      fc.property(fc.array(finding, { minLength: 2, maxLength: 8 }), (findings) => {
        let earlier = new Int32Array(PEOPLE).fill(-1);
        const told: string[] = Array.from({ length: PEOPLE }, () => '');
        for (const found of findings) {
          const next = Math.max(-1, ...earlier) + 1;
          const { groups, bundles } = bundle({ found: Int32Array.from(found), earlier, sizeMin, next });
          groups.forEach((group, person) => (told[person] += String(group)));
          earlier = Int32Array.from(bundles);
          const sizes = new Map<number, number>();
          for (const number of bundles) sizes.set(number, (sizes.get(number) ?? 0) + 1);
          for (const size of sizes.values()) expect(size).toBeGreaterThanOrEqual(sizeMin);
        }
        // After the first analysis, which hides what is too small, whoever is in a bundle was always counted alike.
        const ways = new Map<number, Set<string>>();
        earlier.forEach((number, person) => {
          ways.set(number, (ways.get(number) ?? new Set()).add(told[person]?.slice(1) ?? ''));
        });
        for (const alike of ways.values()) expect(alike.size).toBe(1);
      }),
    );
  });
});
