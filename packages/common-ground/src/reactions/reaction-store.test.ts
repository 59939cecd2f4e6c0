import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LimitExceeded, LIMITS } from '../limits.ts';
import type { Reaction } from './reaction-matrix.ts';
import { createStore } from './reaction-store.ts';
import { rowMarks } from './row-marks.ts';

const step = fc.tuple(
  fc.integer({ min: 0, max: 6 }),
  fc.integer({ min: 0, max: 12 }),
  fc.constantFrom<Reaction>(-1, 0, 1),
);

describe('the store', () => {
  test('holds the last reaction of each person to each position, however often it is read in between', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 80 }), (steps) => {
        const store = createStore();
        const model = new Map<string, Map<string, Reaction>>();
        for (const [[person, position, reaction], read] of steps) {
          store.react(`p${person}`, String(position), reaction);
          model.set(
            `p${person}`,
            (model.get(`p${person}`) ?? new Map<string, Reaction>()).set(String(position), reaction),
          );
          if (read) store.matrix();
        }
        for (const [person, reactions] of model) {
          expect(Object.fromEntries(store.reactionsOf(person))).toEqual(Object.fromEntries(reactions));
        }
        expect(store.reactionCount).toBe([...model.values()].reduce((sum, { size }) => sum + size, 0));
      }),
    );
  });

  test('packs two bytes a reaction, and orders ids by value, then by code unit', () => {
    const store = createStore();
    for (const id of ['b', '10', '9', 'a'])
      for (const position of ['q', '3', '20']) store.react(id, position, 1);
    const matrix = store.matrix();
    expect(matrix.participantIds).toEqual(['9', '10', 'a', 'b']);
    expect(matrix.positionIds).toEqual(['3', '20', 'q']);
    expect(matrix.cells).toEqual(Uint16Array.of(2, 5, 8, 2, 5, 8, 2, 5, 8, 2, 5, 8));
    expect(store.byteLength).toBe(12 * 2 + 5 * 4);
  });

  test('knows the marks of the rows it has put in order', () => {
    const store = createStore();
    for (let person = 0; person < 40; person += 1)
      for (let position = 0; position < 6; position += 1)
        if ((person * position) % 5 < 3)
          store.react(`p${person}`, `q${position}`, ((person % 4) % 3) - 1 ? 1 : 0);
    const { marks, ...matrix } = store.matrix();
    expect(marks).toEqual(rowMarks(matrix, matrix.positionIds));
    expect(new Set(marks).size).toBe(40);
  });

  test('goes on in four bytes beyond 21,845 positions', () => {
    const store = createStore();
    for (let j = 0; j <= LIMITS.positions_in_two_bytes; j += 1) store.addPosition(String(j));
    store.react('a', String(LIMITS.positions_in_two_bytes), -1);
    expect(store.matrix().cells).toEqual(Uint32Array.of(LIMITS.positions_in_two_bytes * 3));
  });

  test('masks and unmasks without a trace, and erases without return', () => {
    const store = createStore();
    for (const id of ['a', 'b', 'c'])
      for (const position of ['1', '2']) store.react(id, position, id === 'b' ? -1 : 1);
    const before = store.matrix();
    store.maskPosition('1', true);
    store.maskParticipant('c', true);
    expect(store.matrix()).toMatchObject({
      participantIds: ['a', 'b'],
      positionIds: ['2'],
      cells: Uint16Array.of(2, 0),
    });
    expect(store.unmaskedMatrix()).toEqual(before);
    store.maskPosition('1', false);
    store.maskParticipant('c', false);
    expect(store.matrix()).toEqual(before);
    expect(store.erase('b')).toBe(true);
    expect(store.erase('b')).toBe(false);
    expect(store.matrix().participantIds).toEqual(['a', 'c']);
    expect(store.reactionsOf('b').size).toBe(0);
  });

  test('refuses what is past a limit by its name, and what is no reaction', () => {
    const store = createStore();
    expect(() => store.addParticipant('x'.repeat(LIMITS.identifier_characters_max + 1))).toThrow(
      new LimitExceeded('identifier_characters_max'),
    );
    expect(() => store.reactAt(0, 0, 1)).toThrow(RangeError);
    store.addParticipant('a');
    store.addPosition('q');
    expect(() => store.reactAt(0, 0, 2 as Reaction)).toThrow('a reaction is 1, 0 or -1');
  });
});
