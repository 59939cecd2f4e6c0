import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  ANYONE,
  newId,
  openTestApplication,
  type TestApplication,
} from '../../whole-app/test-application.ts';
import { contentHash } from './adoption.store.ts';
import { citableIn } from './citables.store.ts';
import { citeTargetCommand, removeCitationCommand } from './citations.commands.ts';
import {
  addParagraphCommand,
  deleteParagraphCommand,
  editParagraphCommand,
  moveParagraphCommand,
} from './drafting.commands.ts';
import {
  AT,
  chair,
  draftingDesk,
  everything,
  officer,
  rapporteur,
  type DraftingDesk,
} from './outcome-fixture.ts';
import { outcomesOf } from './outcome-list.store.ts';

let test: TestApplication;
let desk: DraftingDesk;
beforeAll(async () => {
  test = await openTestApplication(AT);
});
beforeEach(async () => {
  desk = await draftingDesk(test);
});
afterAll(() => test.close());

const refusedAs = (code: string, details: object = {}) => ({ ok: false, refusal: { code, details } });
const texts = async (documentId: string) => {
  const { documents } = await outcomesOf(test.db, { ...desk.forum, viewer: officer });
  return documents.find((one) => one.documentId === documentId)?.paragraphs.map((one) => one.texts['ko']);
};

describe('drafting', () => {
  it('writes, inserts, moves and deletes paragraphs in their order', async () => {
    const documentId = await desk.start();
    const first = await desk.add(documentId, '하나');
    await desk.add(documentId, '셋');
    const second = await desk.add(documentId, '둘', { afterId: first });
    expect(await texts(documentId)).toEqual(['하나', '둘', '셋']);
    await desk.changed(rapporteur, moveParagraphCommand, { paragraphId: second, towards: 'start' });
    expect(await texts(documentId)).toEqual(['둘', '하나', '셋']);
    await desk.changed(rapporteur, deleteParagraphCommand, { paragraphId: first });
    expect(await texts(documentId)).toEqual(['둘', '셋']);
    await desk.changed(officer, editParagraphCommand, {
      paragraphId: second,
      kind: 'preambular',
      language: 'ko',
      texts: { en: 'Two' },
    });
    const { documents } = await outcomesOf(test.db, { ...desk.forum, viewer: officer });
    const paragraphs = documents.find((one) => one.documentId === documentId)?.paragraphs;
    expect(paragraphs?.map(({ number, kind, texts: words }) => ({ number, kind, words }))).toEqual([
      { number: 1, kind: 'preambular', words: { ko: '둘', en: 'Two' } },
      { number: 1, kind: 'operative', words: { ko: '셋' } },
    ]);
  });
  it('is closed to the chair and to everyone else; nothing changes', async () => {
    const documentId = await desk.start();
    const before = await everything(test.db);
    const paragraph = { documentId, kind: 'operative', language: 'ko', texts: { ko: '글' } };
    expect(await desk.as(chair, addParagraphCommand, paragraph)).toMatchObject(refusedAs('role-missing'));
    expect(await desk.as(ANYONE, addParagraphCommand, paragraph)).toMatchObject(refusedAs('sign-in-needed'));
    expect(await desk.as(rapporteur, addParagraphCommand, paragraph, desk.elsewhere)).toMatchObject(
      refusedAs('outcome-unknown'),
    );
    expect(await everything(test.db)).toEqual(before);
  });
  it('is hidden from the public until adoption, and counted for them', async () => {
    const documentId = await desk.start();
    const paragraphId = await desk.add(documentId, '아직 초안');
    const outsider = await outcomesOf(test.db, { ...desk.forum, viewer: ANYONE });
    expect(outsider.documents.map((one) => one.documentId)).not.toContain(documentId);
    expect(outsider.drafting).toBeGreaterThan(0);
    expect(JSON.stringify(outsider)).not.toContain('아직 초안');
    const start2 = { kind: 'paragraph' as const, id: paragraphId };
    expect(await test.app.thread.read(ANYONE, desk.forum.forumId, start2, 'back')).toBeNull();
    expect(await test.app.thread.read(rapporteur, desk.forum.forumId, start2, 'back')).not.toBeNull();
  });
});

describe('citing', () => {
  it('takes what everyone may see; what is not there, or desk.elsewhere, is refused and nothing changes', async () => {
    const paragraphId = await desk.add(await desk.start(), '글');
    expect(await desk.cite(paragraphId)).toMatchObject({ ok: true, change: { targetId: desk.said } });
    expect(await desk.cite(paragraphId)).toEqual({ ok: true, change: null });
    const before = await everything(test.db);
    expect(await desk.cite(paragraphId, newId())).toMatchObject(refusedAs('target-unknown'));
    expect(await desk.cite(paragraphId, desk.saidElsewhere)).toMatchObject(refusedAs('target-unknown'));
    expect(await desk.cite(paragraphId, desk.said, 'document')).toMatchObject(refusedAs('target-unknown'));
    expect(await everything(test.db)).toEqual(before);
  });
  it('offers what can be cited, with nothing of another forum', async () => {
    const wanted = { ...desk.forum, interventionIds: [desk.said, desk.saidElsewhere] };
    const offered = await citableIn(test.db, wanted, desk.sight());
    expect(offered.map(({ kind, id }) => ({ kind, id }))).toEqual([{ kind: 'intervention', id: desk.said }]);
  });
  it('can be undone while the text is a draft', async () => {
    const documentId = await desk.start();
    const paragraphId = await desk.add(documentId, '글');
    const { citationId } = await desk.changed(rapporteur, citeTargetCommand(desk.sight()), {
      paragraphId,
      targetKind: 'intervention',
      targetId: desk.said,
    });
    await desk.changed(rapporteur, removeCitationCommand, { citationId });
    expect(await desk.adopt(documentId)).toMatchObject(refusedAs('paragraph-uncited', { paragraphs: '1' }));
  });
});

describe('adopting', () => {
  it('freezes a version whose hash can be made again, and enters the log paragraph by paragraph', async () => {
    const { documentId, paragraphId } = await desk.adoptedText();
    const [version] = await test.db
      .selectFrom('outcome_versions')
      .selectAll()
      .where('document_id', '=', documentId)
      .execute();
    if (version === undefined) throw new Error('No version was frozen.');
    expect(contentHash(version.content)).toBe(version.sha256);
    expect(version.content).toEqual({
      documentId,
      kind: 'declaration',
      titles: { ko: '서울 선언' },
      paragraphs: [
        {
          paragraphId,
          kind: 'operative',
          number: 1,
          language: 'ko',
          texts: { ko: '통신선을 함께 지키기로 뜻을 모은다.' },
          citations: [{ kind: 'intervention', id: desk.said }],
        },
      ],
    });
    const { documents } = await outcomesOf(test.db, { ...desk.forum, viewer: ANYONE });
    expect(documents.find((one) => one.documentId === documentId)?.adoption).toEqual({
      manner: 'consensus',
      note: null,
      recordedBy: 'secretariat',
      decidedAt: AT,
      version: 1,
      sha256: version.sha256,
    });
    const entered = await test.db
      .selectFrom('log_outbox')
      .select(['kind', 'subject_id', 'cites'])
      .where('subject_id', 'in', [documentId, paragraphId])
      .orderBy('act_id')
      .execute();
    expect(entered).toEqual([
      { kind: 'outcome.adopted', subject_id: documentId, cites: [] },
      {
        kind: 'paragraph.adopted',
        subject_id: paragraphId,
        cites: [{ subjectKind: 'intervention', subjectId: desk.said }],
      },
    ]);
  });
  it('is for the chair too, not for a rapporteur', async () => {
    const documentId = await desk.start();
    await desk.cite(await desk.add(documentId, '글'));
    expect(await desk.adopt(documentId, rapporteur)).toMatchObject(refusedAs('role-missing'));
    expect(await desk.adopt(documentId, chair)).toMatchObject({ ok: true, change: { recordedBy: 'chair' } });
  });
  it('is refused while an operative paragraph rests on nothing; nothing changes', async () => {
    const documentId = await desk.start();
    await desk.cite(await desk.add(documentId, '근거 있음'));
    await desk.add(documentId, '근거 없음');
    const before = await everything(test.db);
    expect(await desk.adopt(documentId)).toMatchObject(refusedAs('paragraph-uncited', { paragraphs: '2' }));
    expect(await everything(test.db)).toEqual(before);
  });
  it('ends all change: every way is refused and nothing changes', async () => {
    const { documentId, paragraphId } = await desk.adoptedText();
    const citation = await test.db
      .selectFrom('citations')
      .select('citation_id as citationId')
      .where('paragraph_id', '=', paragraphId)
      .executeTakeFirstOrThrow();
    const before = await everything(test.db);
    const words = { kind: 'operative', language: 'ko', texts: { ko: '다른 글' } };
    const refused = refusedAs('outcome-adopted');
    expect(await desk.as(officer, addParagraphCommand, { documentId, ...words })).toMatchObject(refused);
    expect(await desk.as(officer, editParagraphCommand, { paragraphId, ...words })).toMatchObject(refused);
    expect(await desk.as(officer, moveParagraphCommand, { paragraphId, towards: 'end' })).toMatchObject(
      refused,
    );
    expect(await desk.as(officer, deleteParagraphCommand, { paragraphId })).toMatchObject(refused);
    expect(await desk.as(officer, removeCitationCommand, citation)).toMatchObject(refused);
    expect(await desk.cite(paragraphId)).toMatchObject(refused);
    expect(await desk.adopt(documentId)).toMatchObject(refused);
    expect(await everything(test.db)).toEqual(before);
  });
});
