import { describe, expect, it } from 'vitest';
import { FLOOR_AHEAD, type FloorRequest, type FloorState } from './floor-state.ts';
import { heardTurns, recordedOf, speakerOfTurn } from './heard-turns.ts';

const request = (requestId: string, rest: Partial<FloorRequest> = {}): FloorRequest => ({
  requestId,
  kind: 'speech',
  state: 'done',
  speaker: {
    participationId: `of-${requestId}`,
    group: 'academia',
    region: null,
    attendance: 'in_room',
    party: requestId,
  },
  place: 1,
  spokenMs: 60_000,
  textId: null,
  ...rest,
});
const STATE: FloorState = {
  ...FLOOR_AHEAD,
  floor: 'open',
  requests: [
    request('r1'),
    request('r2', { state: 'listed' }),
    request('r3', { state: 'lapsed', textId: 't3' }),
    request('r4', { kind: 'point_of_order' }),
    request('r5'),
  ],
};
const GROUP = { kind: 'group', stakeholderGroup: 'academia' } as const;

describe('heardTurns', () => {
  it('lists turns that are over and texts that were accepted, in order, as far as they are told', () => {
    const voices = new Map([
      ['of-r1', GROUP],
      ['of-r3', GROUP],
      ['of-r4', GROUP],
    ]);
    expect(heardTurns(STATE, voices).map(({ requestId, textId }) => [requestId, textId])).toEqual([
      ['r1', null],
      ['r3', 't3'],
    ]);
  });
});

describe('speakerOfTurn', () => {
  it('is told of a turn that is over, and of nothing else', () => {
    expect(speakerOfTurn(STATE, 'r1')).toBe('of-r1');
    for (const other of ['r2', 'r3', 'r4', 'none']) expect(speakerOfTurn(STATE, other)).toBeNull();
  });
});

describe('recordedOf', () => {
  const person = { kind: 'person' };
  it('joins a turn to words under their speaker’s name, and to no others', () => {
    const named = { interventionId: 'i1', attribution: person, source: { kind: 'floor', requestId: 'r1' } };
    expect(recordedOf({ requestId: 'r1', textId: null }, [named])).toBe('i1');
    const stricter = { ...named, attribution: { kind: 'organisation' } };
    expect(recordedOf({ requestId: 'r1', textId: null }, [stricter])).toBeNull();
    const text = { interventionId: 't3', attribution: person, source: null };
    expect(recordedOf({ requestId: 'r3', textId: 't3' }, [named, text])).toBe('t3');
    expect(recordedOf({ requestId: 'r5', textId: null }, [named, text])).toBeNull();
  });
});
