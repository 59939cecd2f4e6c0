import { expect, it } from 'vitest';
import { knotKey, shortened, type KnotKind, type Strand } from './thread.ts';

const strand = (id: string, ...next: Strand[]): Strand => knotted('paragraph', id, next);
const knotted = (kind: KnotKind, id: string, next: readonly Strand[]): Strand => ({
  knot: {
    kind,
    id,
    words: {},
    authentic: null,
    from: null,
    figure: null,
    on: null,
    path: null,
  },
  next,
});

it('is cut off after so many links, on every branch', () => {
  const whole = strand('a', strand('b', strand('c', strand('d'))), strand('e'));
  expect(shortened(whole, 2)).toEqual(strand('a', strand('b', strand('c')), strand('e')));
  expect(shortened(whole, 0)).toEqual(strand('a'));
  expect(shortened(whole, 9)).toEqual(whole);
});

it('can leave out kinds of knot, with all behind them', () => {
  const person = knotted('person', 'n', [strand('behind')]);
  expect(shortened(strand('a', person, strand('b', person)), 9, ['person'])).toEqual(
    strand('a', strand('b')),
  );
});

it('names a knot by kind and id', () => {
  expect(knotKey({ kind: 'topic', id: 't1' })).toBe('topic/t1');
});
