import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#kernel/domain/viewer.ts';
import { execute, type Handler } from '#kernel/server/acts/execute.ts';
import {
  ANYONE,
  newId,
  openTestApplication,
  seedForum,
  someone,
  type SeededForum,
  type TestApplication,
} from '../../whole-app/test-application.ts';
import { oneTopic, topicList } from './topic-list.store.ts';
import {
  answerTopicCommand,
  proposeTopicCommand,
  supportTopicCommand,
  withdrawSupportCommand,
  withdrawTopicCommand,
} from './topics.commands.ts';

const OPEN = new Date('2026-11-24T03:00:00Z');
const AFTER = new Date('2026-11-30T15:00:00Z'); // already 1 December in Seoul
const sky = someone('sky');
const sea = someone('sea');
const officer = someone('officer', 'secretariat');

let test: TestApplication;
let forum: SeededForum;
let elsewhere: SeededForum;
beforeAll(async () => {
  test = await openTestApplication(OPEN);
  const edition = { slug: '2026', startsOn: '2026-11-25', callClosesOn: '2026-11-30' };
  forum = await seedForum(test.db, 'wesf', edition);
  elsewhere = await seedForum(test.db, 'other', edition);
});
afterAll(() => test.close());

function as<Input, State, Change>(
  viewer: Viewer,
  handler: Handler<Input, State, Change>,
  input: object,
  where = forum,
) {
  const { forumId, editionId } = where;
  return execute(test.app, { forumId, viewer }, handler, { editionId, ...input });
}
const words = {
  title: '양자 통신의 표준',
  reasons: '표준이 없다. 100% 시급하다.',
  language: 'ko',
  name: '김하늘',
};
const propose = async (viewer: Viewer, given: Partial<typeof words> & object = {}) => {
  const done = await as(viewer, proposeTopicCommand(test.app.thread.publicSight), { ...words, ...given });
  if (!done.ok || done.change === null) throw new Error(JSON.stringify(done));
  return done.change.topicId;
};
const view = (viewer: Viewer, topicId: string) => oneTopic(test.db, { ...forum, viewer, topicId });
const refusedAs = (code: string) => ({ ok: false, refusal: { code } });

/** Everything that a refusal must leave as it was. */
async function everything() {
  const [topics, supports, acts] = await Promise.all([
    test.db.selectFrom('topic_proposals').selectAll().orderBy('topic_id').execute(),
    test.db.selectFrom('topic_supports').selectAll().orderBy('supporter_id').execute(),
    test.db.selectFrom('acts').selectAll().orderBy('act_id').execute(),
  ]);
  return { topics, supports, acts };
}

describe('proposing', () => {
  it('shows a proposal to everyone by the name given, and never the address', async () => {
    const topicId = await propose(sky);
    const seen = await view(ANYONE, topicId);
    expect(seen).toEqual({
      topicId,
      titles: { ko: words.title },
      reasons: { ko: words.reasons },
      language: 'ko',
      proposerName: '김하늘',
      stakeholderGroup: null,
      state: 'submitted',
      answer: null,
      answeredAt: null,
      mergedInto: null,
      commitmentId: null,
      simulated: false,
      createdAt: OPEN,
      supports: 0,
      mine: false,
      supported: false,
    });
    expect(JSON.stringify(seen)).not.toContain('sky@example.org');
    expect(await view(sky, topicId)).toMatchObject({ mine: true });
  });
  it('leaves its act', async () => {
    const topicId = await propose(sky);
    const acts = await test.db.selectFrom('acts').selectAll().where('subject_id', '=', topicId).execute();
    expect(acts).toMatchObject([{ kind: 'topic.proposed', actor_id: 'account-sky', acted_at: OPEN }]);
  });
  it('is refused without an account, outside the call, and for a commitment nobody may see; nothing changes', async () => {
    const before = await everything();
    const command = proposeTopicCommand(test.app.thread.publicSight);
    expect(await as(ANYONE, command, words)).toMatchObject(refusedAs('sign-in-needed'));
    expect(await as(sky, command, { ...words, commitmentId: newId() })).toMatchObject(
      refusedAs('commitment-unknown'),
    );
    expect(await as(sky, command, { ...words, editionId: newId() })).toMatchObject(
      refusedAs('call-not-open'),
    );
    test.clock.at = AFTER;
    expect(await as(sky, command, words)).toMatchObject(refusedAs('call-not-open'));
    test.clock.at = OPEN;
    expect(await everything()).toEqual(before);
  });
});

describe('supporting', () => {
  it('counts an account once, and lets it take support back', async () => {
    const topicId = await propose(sky);
    await as(sea, supportTopicCommand, { topicId });
    expect(await as(sea, supportTopicCommand, { topicId })).toEqual({ ok: true, change: null });
    expect(await view(sea, topicId)).toMatchObject({ supports: 1, supported: true });
    expect(await view(sky, topicId)).toMatchObject({ supports: 1, supported: false });
    await as(sea, withdrawSupportCommand, { topicId });
    expect(await view(sea, topicId)).toMatchObject({ supports: 0, supported: false });
  });
  it('is refused for one’s own, for another forum’s topic and without an account; nothing changes', async () => {
    const topicId = await propose(sky);
    const before = await everything();
    expect(await as(sky, supportTopicCommand, { topicId })).toMatchObject(refusedAs('own-topic'));
    expect(await as(sea, supportTopicCommand, { topicId }, elsewhere)).toMatchObject(
      refusedAs('topic-unknown'),
    );
    expect(await as(ANYONE, supportTopicCommand, { topicId })).toMatchObject(refusedAs('sign-in-needed'));
    expect(await everything()).toEqual(before);
  });
});

describe('withdrawing', () => {
  it('belongs to the proposer, and takes the proposal off the first list', async () => {
    const topicId = await propose(sky);
    expect(await as(sea, withdrawTopicCommand, { topicId })).toMatchObject(refusedAs('not-your-topic'));
    await as(sky, withdrawTopicCommand, { topicId });
    expect(await view(ANYONE, topicId)).toMatchObject({ state: 'withdrawn' });
    const { topics } = await topicList(test.db, { ...forum, viewer: ANYONE });
    expect(topics.map((topic) => topic.topicId)).not.toContain(topicId);
  });
});

describe('answering', () => {
  it('tells everyone what was decided and why', async () => {
    const [topicId, into] = [await propose(sky), await propose(sea)];
    const answer = { topicId, answer: 'merge', mergedIntoId: into, reason: { ko: '같은 물음이다.', en: '' } };
    await as(officer, answerTopicCommand, answer);
    expect(await view(ANYONE, topicId)).toMatchObject({
      state: 'merged',
      answer: { ko: '같은 물음이다.' },
      answeredAt: OPEN,
      mergedInto: { topicId: into, titles: { ko: words.title } },
    });
    await as(officer, answerTopicCommand, { topicId, answer: 'reconsider', reason: { ko: '다시 본다.' } });
    expect(await view(ANYONE, topicId)).toMatchObject({ state: 'under_review', mergedInto: null });
  });
  it('is refused to anyone else and without a reason; nothing changes', async () => {
    const topicId = await propose(sky);
    const before = await everything();
    const answer = { topicId, answer: 'select', reason: { ko: '때가 되었다.' } };
    for (const role of ['rapporteur', 'chair', 'participant'] as const)
      expect(await as(someone('x', role), answerTopicCommand, answer)).toMatchObject(
        refusedAs('role-missing'),
      );
    expect(await as(officer, answerTopicCommand, { ...answer, reason: {} })).toMatchObject(
      refusedAs('reason-missing'),
    );
    expect(await everything()).toEqual(before);
  });
});

describe('the list', () => {
  it('finds words in the title or the reasons, all of them, and takes signs for what they are', async () => {
    const found = async (find: string) =>
      (await topicList(test.db, { ...forum, viewer: ANYONE, find })).topics.map(({ topicId }) => topicId);
    const topicId = await propose(sky, { title: 'Ocean cables', reasons: 'A cut takes 50% away.' });
    expect(await found('OCEAN away')).toEqual([topicId]);
    expect(await found('50%')).toEqual([topicId]);
    expect(await found('ocean 양자')).toEqual([]);
    expect(await found('oc_an')).toEqual([]);
    expect(await found('"ko"')).toEqual([]);
  });
  it('goes through all of it page by page, the newest first', async () => {
    const all = await topicList(test.db, { ...forum, viewer: ANYONE, perPage: 1_000 });
    const pages = [];
    for (let page = 1; page <= Math.ceil(all.total / 2); page += 1)
      pages.push(...(await topicList(test.db, { ...forum, viewer: ANYONE, page, perPage: 2 })).topics);
    expect(pages).toEqual(all.topics);
  });
  it('takes one query, for however many topics', async () => {
    expect(await test.countQueries(() => topicList(test.db, { ...forum, viewer: sky, perPage: 1 }))).toBe(1);
    expect(await test.countQueries(() => topicList(test.db, { ...forum, viewer: sky, perPage: 500 }))).toBe(
      1,
    );
  });
  it('keeps to its own forum', async () => {
    expect(await topicList(test.db, { ...elsewhere, viewer: sky })).toEqual({
      topics: [],
      total: 0,
      page: 1,
      pages: 1,
    });
  });
});
