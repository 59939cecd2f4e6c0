import { describe, expect, it } from 'vitest';
import type { Decision } from '#kernel/domain/decision.ts';
import { secretariatAsks } from '../sessions/test-asking.ts';
import { ITEMS_PER_SESSION_MAX } from './agenda-item.ts';
import {
  addAgendaItem,
  changeAgendaItem,
  moveAgendaItem,
  removeAgendaItem,
  type AddAgendaItem,
  type AgendaState,
} from './arrange-agenda.ts';

const codeOf = (decision: Decision<unknown>) => (decision.accepted ? null : decision.refusal.code);
const where = { editionId: 'e1', sessionId: 's1' };
const ITEM: AddAgendaItem = {
  ...where,
  number: null,
  titles: { en: 'Shared water' },
  startsAt: null,
  endsAt: null,
  documentUrl: null,
  about: null,
};
const STATE: AgendaState = {
  sessionFound: true,
  items: [
    { itemId: 'i1', number: '1', place: 1 },
    { itemId: 'i2', number: '2(a)', place: 3 },
    { itemId: 'i3', number: '2(b)', place: 4 },
  ],
  used: ['i1'],
  aboutSeen: true,
};

describe('an item of the agenda', () => {
  it('goes to the end, with the next whole number unless one is given', () => {
    const added = (number: string | null) => addAgendaItem(STATE, secretariatAsks({ ...ITEM, number }));
    expect(added(null)).toEqual({
      accepted: true,
      change: { ...ITEM, itemId: 'id-0', number: '3', place: 5 },
    });
    expect(added('2(c)')).toMatchObject({ change: { number: '2(c)', place: 5 } });
    expect(addAgendaItem({ ...STATE, items: [] }, secretariatAsks(ITEM))).toMatchObject({
      change: { number: '1', place: 1 },
    });
  });

  it('needs a session, a number of its own, times in order, room, and a subject anyone may see', () => {
    const code = (input: Partial<AddAgendaItem>, state: Partial<AgendaState> = {}) =>
      codeOf(addAgendaItem({ ...STATE, ...state }, secretariatAsks({ ...ITEM, ...input })));
    const crossed = { startsAt: new Date(2), endsAt: new Date(1) };
    const full = Array.from({ length: ITEMS_PER_SESSION_MAX }, (_, at) => ({
      ...{ itemId: `f${at}`, number: `f${at}`, place: at },
    }));
    expect([
      code({}, { sessionFound: false }),
      code({ number: '2(a)' }),
      code(crossed),
      code({}, { items: full }),
      code({}, { aboutSeen: false }),
      code({ startsAt: new Date(1), endsAt: new Date(1) }),
    ]).toEqual([
      'session-unknown',
      'agenda-number-taken',
      'agenda-times-crossed',
      'agenda-full',
      'agenda-subject-unknown',
      null,
    ]);
  });

  it('is reworded at any time, and keeps its number and place where nothing else is said', () => {
    const changed = (input: Partial<AddAgendaItem>, itemId = 'i2') =>
      changeAgendaItem(STATE, secretariatAsks({ ...ITEM, ...input, itemId }));
    expect(changed({})).toEqual({
      accepted: true,
      change: { ...ITEM, itemId: 'i2', number: '2(a)', place: 3 },
    });
    expect(changed({ number: '2(a)' })).toMatchObject({ accepted: true });
    expect(codeOf(changed({ number: '1' }))).toBe('agenda-number-taken');
    expect(codeOf(changed({}, 'i9'))).toBe('agenda-item-unknown');
  });

  it('moves one step at a time, and not past an end', () => {
    const moved = (itemId: string, to: 'earlier' | 'later') =>
      moveAgendaItem(STATE, secretariatAsks({ ...where, itemId, to }));
    expect(moved('i2', 'earlier')).toEqual({
      accepted: true,
      change: {
        ...where,
        itemId: 'i2',
        position: 1,
        places: [
          { itemId: 'i2', place: 1 },
          { itemId: 'i1', place: 3 },
        ],
      },
    });
    expect(moved('i2', 'later')).toMatchObject({ change: { position: 3 } });
    expect(moved('i1', 'earlier')).toEqual({ accepted: true, change: null });
    expect(moved('i3', 'later')).toEqual({ accepted: true, change: null });
    expect(codeOf(moved('i9', 'later'))).toBe('agenda-item-unknown');
  });

  it('is removed while nothing was said under it', () => {
    const removed = (itemId: string) => removeAgendaItem(STATE, secretariatAsks({ ...where, itemId }));
    expect(removed('i3')).toEqual({ accepted: true, change: { ...where, itemId: 'i3', number: '2(b)' } });
    expect([codeOf(removed('i1')), codeOf(removed('i9'))]).toEqual([
      'agenda-item-used',
      'agenda-item-unknown',
    ]);
  });
});
