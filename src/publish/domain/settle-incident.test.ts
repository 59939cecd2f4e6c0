import { expect, it } from 'vitest';
import type { Command } from '#kernel/domain/command.ts';
import {
  incidentInWords,
  settleIncident,
  SETTLING_LENGTH_MAX,
  type SettleIncident,
} from './settle-incident.ts';

const FOUND = 'nothing-published: no checkpoint';
const INPUT = { editionId: 'e1', incident: FOUND, reason: { ko: '파일을 되돌림', en: '' }, confirmed: true };
const settle = (input: Partial<SettleIncident> = {}, incident: string | null = FOUND) => {
  const viewer = {
    account: null,
    roles: new Set(['secretariat' as const]),
    participation: null,
    visitorId: null,
  };
  const at = new Date('2026-11-24T00:00:00Z');
  const command: Command<SettleIncident> = {
    input: { ...INPUT, ...input },
    forumId: 'f1',
    viewer,
    at,
    id: 'i',
    ids: [],
  };
  return settleIncident({ incident }, command);
};
const refusedAs = (code: string) => ({ accepted: false, refusal: { code } });

it('lets the log try again, with what was found', () => {
  expect(settle()).toEqual({
    accepted: true,
    change: { editionId: 'e1', incident: FOUND, reason: { ko: '파일을 되돌림' } },
  });
});

it('refuses without an incident, for another than was looked into, unexplained, too long or unconfirmed', () => {
  expect(settle({}, null)).toMatchObject(refusedAs('incident-none'));
  expect(settle({}, 'moved: again')).toMatchObject(refusedAs('incident-other'));
  expect(settle({ reason: { ko: '' } })).toMatchObject(refusedAs('settling-unexplained'));
  expect(settle({ reason: { ko: '가'.repeat(SETTLING_LENGTH_MAX + 1) } })).toMatchObject(
    refusedAs('settling-too-long'),
  );
  expect(settle({ confirmed: false })).toMatchObject(refusedAs('settling-unconfirmed'));
});

it('puts every reason to stop into words', () => {
  expect(incidentInWords(FOUND)?.en).toBe('The published files of the record are not there.');
  expect(incidentInWords('struck-by-lightning: at noon')).toBeNull();
});
