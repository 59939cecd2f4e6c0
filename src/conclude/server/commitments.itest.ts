import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Strand } from '#kernel/domain/thread.ts';
import {
  ANYONE,
  newId,
  openTestApplication,
  seedEdition,
  type TestApplication,
} from '../../whole-app/test-application.ts';
import { commitmentsOf, openCommitmentsBefore } from './commitment-list.store.ts';
import { followUpCommitmentCommand, makeCommitmentCommand } from './commitments.commands.ts';
import { AT, draftingDesk, everything, officer, type DraftingDesk } from './outcome-fixture.ts';
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
const kinds = (strand: Strand | null): unknown =>
  strand === null ? null : [strand.knot.kind, ...strand.next.map(kinds)];

describe('commitments', () => {
  const promise = { texts: { ko: '표준안을 낸다.' }, madeBy: { ko: '외교부' } };
  it('come from an adopted paragraph or an intervention, and from nothing else', async () => {
    const make = makeCommitmentCommand(desk.sight());
    const draft = await desk.add(await desk.start(), '초안');
    const from = (kind: string, id: string) => desk.as(officer, make, { ...promise, source: { kind, id } });
    const before = await everything(test.db);
    for (const [kind, id] of [
      ['paragraph', draft],
      ['paragraph', newId()],
      ['intervention', desk.saidElsewhere],
    ] as const)
      expect(await from(kind, id)).toMatchObject(refusedAs('commitment-source-unknown'));
    expect(await everything(test.db)).toEqual(before);
    expect(await from('intervention', desk.said)).toMatchObject({ ok: true, change: { madeBy: {} } });
  });
  it('come back in the call of the next edition until they are met', async () => {
    const { paragraphId } = await desk.adoptedText();
    const source = { kind: 'paragraph', id: paragraphId };
    const { commitmentId } = await desk.changed(officer, makeCommitmentCommand(desk.sight()), {
      ...promise,
      source,
    });
    const next = await seedEdition(test.db, desk.forum.forumId, {
      slug: newId(),
      startsOn: '2027-11-24',
      callClosesOn: '2027-06-30',
    });
    const offered = async (editionId: string) =>
      (await openCommitmentsBefore(test.db, { forumId: desk.forum.forumId, editionId })).find(
        (one) => one.commitmentId === commitmentId,
      );
    expect(await offered(next)).toEqual({
      commitmentId,
      ...promise,
      editionNames: { ko: '회차 2026', en: 'Edition 2026' },
      path: `/${desk.forum.slug}/2026/outcome#commitment-${commitmentId}`,
    });
    expect(await offered(desk.forum.editionId)).toBeUndefined();
    const step = { commitmentId, step: 'meet', note: { ko: '표준안을 냈다.' } };
    await desk.changed(officer, followUpCommitmentCommand, step);
    expect(await offered(next)).toBeUndefined();
    const kept = (await commitmentsOf(test.db, desk.forum)).find((one) => one.commitmentId === commitmentId);
    expect(kept).toMatchObject({ state: 'met', note: { ko: '표준안을 냈다.' } });
  });
});

describe('the thread', () => {
  it('runs from a commitment through the paragraph to what was desk.said, and forward again', async () => {
    const { documentId, paragraphId } = await desk.adoptedText();
    const source = { kind: 'paragraph', id: paragraphId };
    const promise = { texts: { ko: '표준안을 낸다.' }, madeBy: { ko: '외교부' }, source };
    const { commitmentId } = await desk.changed(officer, makeCommitmentCommand(desk.sight()), promise);
    const read = (kind: 'commitment' | 'paragraph' | 'outcome', id: string, direction: 'back' | 'forward') =>
      test.app.thread.read(ANYONE, desk.forum.forumId, { kind, id }, direction);
    const spoken = ['intervention', ['person'], ['session']];
    expect(kinds(await read('commitment', commitmentId, 'back'))).toEqual([
      'commitment',
      ['paragraph', spoken],
    ]);
    expect(kinds(await read('outcome', documentId, 'back'))).toEqual(['outcome', ['paragraph', spoken]]);
    expect(kinds(await read('paragraph', paragraphId, 'forward'))).toEqual([
      'paragraph',
      ['outcome'],
      ['commitment'],
    ]);
  });
});

describe('reading the outcome', () => {
  it('takes three queries, for however many documents and paragraphs', async () => {
    const documentId = await desk.start();
    for (const text of ['하나', '둘', '셋']) await desk.add(documentId, text);
    expect(await test.countQueries(() => outcomesOf(test.db, { ...desk.forum, viewer: officer }))).toBe(3);
    expect(await test.countQueries(() => commitmentsOf(test.db, desk.forum))).toBe(1);
    expect(await test.countQueries(() => openCommitmentsBefore(test.db, desk.forum))).toBe(1);
  });
  it('reads the threads of all paragraphs with as many queries as of one', async () => {
    const refs = (await test.db.selectFrom('outcome_paragraphs').select('paragraph_id').execute()).map(
      ({ paragraph_id: id }) => ({ kind: 'paragraph' as const, id }),
    );
    const cited = await desk.adoptedText();
    const one = [{ kind: 'paragraph' as const, id: cited.paragraphId }];
    const read = (starts: typeof refs) =>
      test.countQueries(() => test.app.thread.readMany(officer, desk.forum.forumId, starts, 'back'));
    expect(await read([...refs, ...one])).toBe(await read(one));
  });
});
