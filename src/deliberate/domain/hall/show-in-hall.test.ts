import { describe, expect, it } from 'vitest';
import { showInHall, type HallState } from './show-in-hall.ts';

const asking = {
  forumId: 'f',
  viewer: { account: null, roles: new Set(['public' as const]), participation: null, visitorId: null },
  at: new Date(0),
  id: 'id',
  ids: ['id'],
};
const input = { editionId: 'e', sessionId: 's', positionId: 'p' };
const ask = (state: Partial<HallState>, positionId: string | null = 'p') =>
  showInHall(
    { sessionKnown: true, position: { state: 'open' }, shown: null, ...state },
    { ...asking, input: { ...input, positionId } },
  );
const refused = (code: string) => ({
  accepted: false,
  refusal: expect.objectContaining({ code }) as unknown,
});

describe('showInHall', () => {
  it('puts an open position before the room, and a closed one with its result', () => {
    expect(ask({})).toEqual({ accepted: true, change: input });
    expect(ask({ position: { state: 'closed' } })).toEqual({ accepted: true, change: input });
  });
  it('changes nothing when it is there already, or the screen is already clear', () => {
    expect(ask({ shown: 'p' })).toEqual({ accepted: true, change: null });
    expect(ask({ position: null, shown: null }, null)).toEqual({ accepted: true, change: null });
  });
  it('clears the screen', () => {
    expect(ask({ position: null, shown: 'p' }, null)).toEqual({
      accepted: true,
      change: { ...input, positionId: null },
    });
  });
  it('shows no words that not everyone may read', () => {
    expect(ask({ position: { state: 'proposed' } })).toEqual(refused('position-not-public'));
    expect(ask({ position: { state: 'moderated_out' } })).toEqual(refused('position-not-public'));
  });
  it('knows neither a position nor a room that is not there', () => {
    expect(ask({ position: null })).toEqual(refused('position-unknown'));
    expect(ask({ sessionKnown: false })).toEqual(refused('hall-unknown'));
  });
});
