import { expect, it } from 'vitest';
import type { Command } from '#kernel/domain/command.ts';
import { OUTCOME_TITLE_LENGTH_MAX, OUTCOMES_PER_EDITION_MAX } from './outcome-limits.ts';
import { startOutcome, type StartOutcome } from './start-outcome.ts';

const starting = (titles: StartOutcome['titles']): Command<StartOutcome> => ({
  input: { editionId: 'e1', kind: 'chairs_summary', titles },
  forumId: 'f1',
  viewer: { account: null, roles: new Set(['rapporteur']), participation: null, visitorId: null },
  at: new Date('2026-11-24T00:00:00Z'),
  id: 'd1',
  ids: ['d1'],
});

it('starts a document with the titles that were written', () => {
  expect(startOutcome({ documents: 0 }, starting({ ko: '의장 요약문', en: '' }))).toEqual({
    accepted: true,
    change: { editionId: 'e1', kind: 'chairs_summary', titles: { ko: '의장 요약문' }, documentId: 'd1' },
  });
});

it('refuses one without a title, with one too long, and one more than an edition holds', () => {
  const refusedAs = (code: string) => ({ accepted: false, refusal: { code } });
  expect(startOutcome({ documents: 0 }, starting({ ko: '' }))).toMatchObject(
    refusedAs('outcome-title-missing'),
  );
  const long = starting({ ko: '가'.repeat(OUTCOME_TITLE_LENGTH_MAX + 1) });
  expect(startOutcome({ documents: 0 }, long)).toMatchObject(refusedAs('outcome-title-too-long'));
  const full = { documents: OUTCOMES_PER_EDITION_MAX };
  expect(startOutcome(full, starting({ ko: '또 하나' }))).toMatchObject(refusedAs('too-many-outcomes'));
});
