import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '#kernel/domain/command.ts';
import {
  addParagraph,
  deleteParagraph,
  editParagraph,
  moveParagraph,
  type AddParagraph,
  type Draft,
  type EditParagraph,
} from './draft-paragraphs.ts';
import { PARAGRAPH_LENGTH_MAX, PARAGRAPHS_MAX } from './outcome-limits.ts';

const T0 = new Date('2026-11-24T00:00:00Z');
const paragraph = (paragraphId: string, place: number) => ({
  paragraphId,
  place,
  kind: 'operative' as const,
  language: 'ko',
  texts: { ko: paragraphId },
  changedAt: T0,
});
const DRAFT: Draft = {
  documentId: 'd1',
  state: 'drafting',
  paragraphs: [paragraph('p1', 1), paragraph('p2', 4), paragraph('p3', 5)],
};
const ADOPTED: Draft = { ...DRAFT, state: 'adopted' };

function commandWith<Input>(input: Input): Command<Input> {
  const viewer = {
    account: null,
    roles: new Set(['rapporteur' as const]),
    participation: null,
    visitorId: null,
  };
  return { input, forumId: 'f1', viewer, at: T0, id: 'new', ids: ['new'] };
}
const add = (input: Partial<AddParagraph> = {}) =>
  commandWith<AddParagraph>({
    editionId: 'e1',
    documentId: 'd1',
    kind: 'operative',
    language: 'ko',
    texts: { ko: '뜻을 모은다.', en: '' },
    ...input,
  });
const edit = (input: Partial<EditParagraph> = {}) =>
  commandWith<EditParagraph>({
    editionId: 'e1',
    paragraphId: 'p2',
    kind: 'operative',
    language: 'ko',
    texts: { ko: '새 글' },
    ...input,
  });
const one = (paragraphId: string) => commandWith({ editionId: 'e1', paragraphId });
const refusedAs = (code: string) => ({ accepted: false, refusal: { code } });

describe('addParagraph', () => {
  it('adds at the end, or after the paragraph named', () => {
    const added = {
      editionId: 'e1',
      documentId: 'd1',
      kind: 'operative',
      language: 'ko',
      paragraphId: 'new',
    };
    const texts = { ko: '뜻을 모은다.' };
    expect(addParagraph({ draft: DRAFT }, add())).toEqual({
      accepted: true,
      change: { ...added, texts, place: 6 },
    });
    expect(addParagraph({ draft: DRAFT }, add({ afterId: 'p1' }))).toEqual({
      accepted: true,
      change: { ...added, texts, place: 2 },
    });
    expect(addParagraph({ draft: { ...DRAFT, paragraphs: [] } }, add())).toMatchObject({
      change: { place: 1 },
    });
  });
  it('refuses what cannot be a paragraph', () => {
    const into = (input: Partial<AddParagraph>, draft: Draft | null = DRAFT) =>
      addParagraph({ draft }, add(input));
    expect(into({}, null)).toMatchObject(refusedAs('outcome-unknown'));
    expect(into({ afterId: 'p9' })).toMatchObject(refusedAs('paragraph-unknown'));
    expect(into({ texts: { ko: '', en: 'only English' } })).toMatchObject(refusedAs('paragraph-empty'));
    expect(into({ texts: { ko: '가', Korean: '나' } })).toMatchObject(refusedAs('language-unknown'));
    expect(into({ texts: { ko: '가'.repeat(PARAGRAPH_LENGTH_MAX + 1) } })).toMatchObject(
      refusedAs('paragraph-too-long'),
    );
    const full = Array.from({ length: PARAGRAPHS_MAX }, (_, at) => paragraph(`p${at}`, at));
    expect(into({}, { ...DRAFT, paragraphs: full })).toMatchObject(refusedAs('too-many-paragraphs'));
  });
});

describe('editParagraph', () => {
  it('keeps the languages it does not name, and takes away the emptied ones', () => {
    const draft = {
      ...DRAFT,
      paragraphs: [{ ...paragraph('p2', 1), texts: { ko: '글', en: 'Text', fr: 'Texte' } }],
    };
    const decided = editParagraph({ draft }, edit({ texts: { ko: '새 글', en: '' } }));
    expect(decided).toMatchObject({ accepted: true, change: { texts: { ko: '새 글', fr: 'Texte' } } });
  });
  it('changes nothing when nothing is different', () => {
    expect(editParagraph({ draft: DRAFT }, edit({ texts: { ko: 'p2' } }))).toEqual({
      accepted: true,
      change: null,
    });
  });
  it('refuses to overwrite what the editor has not seen', () => {
    const stale = edit({ seenAt: new Date('2026-11-23T23:59:59Z') });
    expect(editParagraph({ draft: DRAFT }, stale)).toMatchObject(refusedAs('paragraph-changed'));
    expect(editParagraph({ draft: DRAFT }, edit({ seenAt: new Date(T0) })).accepted).toBe(true);
  });
});

describe('moveParagraph', () => {
  it('changes places with the neighbour, whatever gaps there are', () => {
    const moved = moveParagraph(
      { draft: DRAFT },
      commandWith({ ...one('p2').input, towards: 'start' as const }),
    );
    expect(moved).toEqual({
      accepted: true,
      change: {
        editionId: 'e1',
        paragraphId: 'p2',
        documentId: 'd1',
        place: 1,
        other: { paragraphId: 'p1', place: 4 },
      },
    });
  });
  it('stays at the edge of the text', () => {
    const end = commandWith({ ...one('p3').input, towards: 'end' as const });
    expect(moveParagraph({ draft: DRAFT }, end)).toEqual({ accepted: true, change: null });
  });
  it('keeps every paragraph and every place, however often it is done', () => {
    const step = fc.record({
      paragraphId: fc.constantFrom('p1', 'p2', 'p3'),
      towards: fc.constantFrom('start' as const, 'end' as const),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let { paragraphs } = DRAFT;
        for (const { paragraphId, towards } of steps) {
          const draft = { ...DRAFT, paragraphs };
          const decided = moveParagraph({ draft }, commandWith({ editionId: 'e1', paragraphId, towards }));
          if (!decided.accepted || decided.change === null) continue;
          const { place, other } = decided.change;
          const placeOf = new Map([
            [paragraphId, place],
            [other.paragraphId, other.place],
          ]);
          paragraphs = paragraphs
            .map((each) => ({ ...each, place: placeOf.get(each.paragraphId) ?? each.place }))
            .sort((a, b) => a.place - b.place);
        }
        expect(paragraphs.map(({ place }) => place)).toEqual([1, 4, 5]);
        expect(paragraphs.map(({ paragraphId }) => paragraphId).sort()).toEqual(['p1', 'p2', 'p3']);
      }),
    );
  });
});

describe('an adopted text', () => {
  it('cannot be changed in any way', () => {
    const refused = refusedAs('outcome-adopted');
    expect(addParagraph({ draft: ADOPTED }, add())).toMatchObject(refused);
    expect(editParagraph({ draft: ADOPTED }, edit())).toMatchObject(refused);
    expect(deleteParagraph({ draft: ADOPTED }, one('p2'))).toMatchObject(refused);
    const move = commandWith({ ...one('p2').input, towards: 'end' as const });
    expect(moveParagraph({ draft: ADOPTED }, move)).toMatchObject(refused);
  });
});

describe('deleteParagraph', () => {
  it('takes the paragraph away; an unknown one is refused', () => {
    expect(deleteParagraph({ draft: DRAFT }, one('p2'))).toEqual({
      accepted: true,
      change: { editionId: 'e1', paragraphId: 'p2', documentId: 'd1' },
    });
    expect(deleteParagraph({ draft: null }, one('p2'))).toMatchObject(refusedAs('paragraph-unknown'));
  });
});
