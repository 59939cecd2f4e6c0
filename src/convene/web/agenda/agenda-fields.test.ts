import { expect, it } from 'vitest';
import { agendaItemInput, subjectAt } from './agenda-fields.ts';

const ID = '0199c000-0000-7000-8000-00000000f0f0';

it('reads an item as its form has it, times in the zone of the edition', () => {
  const fields = { number: '2(a)', title_en: 'Water', title_ko: '', startsAt: '2026-11-24T10:00' };
  expect(agendaItemInput(fields, { editionId: 'e', sessionId: 's', timeZone: 'Asia/Seoul' })).toEqual({
    editionId: 'e',
    sessionId: 's',
    number: '2(a)',
    titles: { en: 'Water' },
    startsAt: '2026-11-24T01:00:00.000Z',
    endsAt: null,
    documentUrl: null,
    about: null,
  });
});

it('knows a topic and a position by the address of their pages', () => {
  expect(subjectAt(`https://forum.example/ko/water/2026/topics/${ID}`)).toEqual({ kind: 'topic', id: ID });
  expect(subjectAt(` /en/water/2026/positions/${ID.toUpperCase()}?lang=x#y`)).toEqual({
    kind: 'position',
    id: ID,
  });
  expect(subjectAt(`/en/water/2026/sessions/${ID}`).id).not.toBe(ID);
});
