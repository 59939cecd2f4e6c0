import { describe, expect, it } from 'vitest';
import type { Command } from '#kernel/domain/command.ts';
import type { Role } from '#kernel/domain/viewer.ts';
import { adoptOutcome, type AdoptOutcome, type AdoptState } from './adopt-outcome.ts';
import { NOTE_LENGTH_MAX } from './outcome-limits.ts';
import type { ParagraphKind, Target } from './outcome-text.ts';

const AT = new Date('2026-11-24T00:00:00Z');
const paragraph = (paragraphId: string, place: number, kind: ParagraphKind) => ({
  paragraphId,
  place,
  kind,
  language: 'ko',
  texts: { ko: paragraphId },
  changedAt: AT,
});
const SEEN: readonly Target[] = [
  { kind: 'position', id: 's2' },
  { kind: 'intervention', id: 'i1' },
];
const STATE: AdoptState = {
  document: {
    documentId: 'd1',
    state: 'drafting',
    kind: 'declaration',
    titles: { ko: '서울 선언' },
    paragraphs: [
      paragraph('h', 1, 'heading'),
      paragraph('pp', 2, 'preambular'),
      paragraph('op1', 3, 'operative'),
      paragraph('op2', 4, 'operative'),
    ],
  },
  citations: new Map([
    ['op1', SEEN],
    ['op2', [{ kind: 'position', id: 's1' }]],
  ]),
};
function adopting(input: Partial<AdoptOutcome> = {}, role: Role = 'secretariat'): Command<AdoptOutcome> {
  return {
    input: { editionId: 'e1', documentId: 'd1', manner: 'consensus', note: {}, ...input },
    forumId: 'f1',
    viewer: { account: null, roles: new Set([role]), participation: null, visitorId: null },
    at: AT,
    id: 'v1',
    ids: ['v1', 'k1'],
  };
}
const refusedAs = (code: string, details: object = {}) => ({ accepted: false, refusal: { code, details } });

describe('adoptOutcome', () => {
  it('freezes the whole text with its numbers and, in a fixed order, what it rests on', () => {
    const frozen = (paragraphId: string, kind: ParagraphKind, number: number | null) => ({
      paragraphId,
      kind,
      number,
      language: 'ko',
      texts: { ko: paragraphId },
    });
    expect(adoptOutcome(STATE, adopting({ note: { ko: '', en: 'By applause.' } }, 'chair'))).toEqual({
      accepted: true,
      change: {
        editionId: 'e1',
        documentId: 'd1',
        versionId: 'v1',
        decisionId: 'k1',
        manner: 'consensus',
        note: { en: 'By applause.' },
        recordedBy: 'chair',
        content: {
          documentId: 'd1',
          kind: 'declaration',
          titles: { ko: '서울 선언' },
          paragraphs: [
            { ...frozen('h', 'heading', null), citations: [] },
            { ...frozen('pp', 'preambular', 1), citations: [] },
            { ...frozen('op1', 'operative', 1), citations: [SEEN[1], SEEN[0]] },
            { ...frozen('op2', 'operative', 2), citations: [{ kind: 'position', id: 's1' }] },
          ],
        },
      },
    });
  });
  it('names the operative paragraphs that rest on nothing anyone can see', () => {
    const uncited = { ...STATE, citations: new Map([['pp', SEEN]]) };
    expect(adoptOutcome(uncited, adopting())).toMatchObject(
      refusedAs('paragraph-uncited', { paragraphs: '1, 2' }),
    );
  });
  it('refuses a text that decides nothing, one that is adopted, and none at all', () => {
    const { document } = STATE;
    if (document === null) throw new Error('The sample has a document.');
    const empty = { ...document, paragraphs: [paragraph('pp', 1, 'preambular')] };
    expect(adoptOutcome({ ...STATE, document: empty }, adopting())).toMatchObject(refusedAs('outcome-empty'));
    const adopted = { ...document, state: 'adopted' as const };
    expect(adoptOutcome({ ...STATE, document: adopted }, adopting())).toMatchObject(
      refusedAs('outcome-adopted'),
    );
    expect(adoptOutcome({ ...STATE, document: null }, adopting())).toMatchObject(
      refusedAs('outcome-unknown'),
    );
  });
  it('refuses a note beyond its limit, and names it', () => {
    const long = adopting({ note: { ko: '가'.repeat(NOTE_LENGTH_MAX + 1) } });
    expect(adoptOutcome(STATE, long)).toMatchObject(refusedAs('note-too-long', { limit: NOTE_LENGTH_MAX }));
  });
});
