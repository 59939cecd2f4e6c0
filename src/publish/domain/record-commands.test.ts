import { expect, it } from 'vitest';
import type { Command } from '#kernel/domain/command.ts';
import { eraseField, type EraseField, type EraseState } from './erase-field.ts';
import { sealEdition, type SealEdition } from './seal-edition.ts';

function command<Input>(input: Input): Command<Input> {
  return {
    input,
    forumId: 'f1',
    viewer: { account: null, roles: new Set(['public']), participation: null, visitorId: null },
    at: new Date('2026-11-24T00:00:00Z'),
    id: 'n1',
    ids: ['n1'],
  };
}
const seal = (state: Parameters<typeof sealEdition>[0], confirmed = true) =>
  sealEdition(state, command<SealEdition>({ editionId: 'e1', confirmed }));
const erase = (state: EraseState) =>
  eraseField(
    state,
    command<EraseField>({ editionId: 'e1', index: 3, field: 'text_ko', reason: 'data-subject-request' }),
  );
const code = (decision: ReturnType<typeof seal> | ReturnType<typeof erase>) =>
  decision.accepted ? null : decision.refusal.code;

it('seals an edition once, and only when asked in so many words', () => {
  expect(seal({ found: true, sealed: false })).toEqual({ accepted: true, change: { editionId: 'e1' } });
  expect(seal({ found: true, sealed: true })).toEqual({ accepted: true, change: null });
  expect(code(seal({ found: true, sealed: false }, false))).toBe('seal-unconfirmed');
  expect(code(seal({ found: false, sealed: false }))).toBe('edition-not-there');
});

const state = {
  subjectKind: 'intervention',
  subjectId: 's1',
  entries: [
    { actId: 'a1', index: 3, editionId: 'e1', erased: false },
    { actId: 'a2', index: 7, editionId: 'e1', erased: false },
    { actId: 'a3', index: 8, editionId: 'e1', erased: true },
  ],
  origins: new Map([['e1', 'h/log/f-1']]),
  sealed: new Set<string>(),
  openEditionId: 'e2',
};

it('erases a field in every entry about the subject that still has it, each in its own log', () => {
  const erasures = [
    { actId: 'a1', index: 3, recordedIn: 'e1', origin: null },
    { actId: 'a2', index: 7, recordedIn: 'e1', origin: null },
  ];
  expect(erase(state)).toEqual({
    accepted: true,
    change: {
      subjectKind: 'intervention',
      subjectId: 's1',
      field: 'text_ko',
      reason: 'data-subject-request',
      erasures,
    },
  });
  expect(erase({ ...state, entries: state.entries.slice(2) })).toEqual({ accepted: true, change: null });
});

it('records what is erased from a sealed edition in the log of one that is open, by name', () => {
  const decided = erase({ ...state, sealed: new Set(['e1']) });
  expect(decided.accepted && decided.change?.erasures[0]).toEqual({
    actId: 'a1',
    index: 3,
    recordedIn: 'e2',
    origin: 'h/log/f-1',
  });
  expect(code(erase({ ...state, sealed: new Set(['e1']), openEditionId: null }))).toBe(
    'erasure-needs-open-edition',
  );
});

it('refuses what is not there, and what is not entered yet', () => {
  expect(code(erase(null))).toBe('field-unknown');
  const waiting = { actId: 'a4', index: null, editionId: 'e1', erased: false };
  expect(code(erase({ ...state, entries: [waiting] }))).toBe('entry-waiting');
});
