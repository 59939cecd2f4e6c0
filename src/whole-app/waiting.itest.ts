import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#kernel/domain/viewer.ts';
import { callWaiting } from '#call/server/call-waiting.store.ts';
import { answerTopicCommand, proposeTopicCommand } from '#call/server/topics.commands.ts';
import { makeCommitmentCommand } from '#conclude/server/commitments.commands.ts';
import { chair, draftingDesk, officer, rapporteur } from '#conclude/server/outcome-fixture.ts';
import { yearLine, type PhaseSpan } from '#convene/domain/forum/edition.ts';
import { orderChair } from '#convene/server/floor/order-floor.ts';
import { testList } from '#convene/server/floor/test-list.ts';
import { testBuilder } from '#convene/server/test-world.ts';
import { returnPositionCommand } from '#deliberate/server/positions/positions.commands.ts';
import { submitPositionCommand } from '#deliberate/server/positions/proposals.commands.ts';
import { openWorld, START, taken } from '#deliberate/server/test-deliberation.ts';
import { dayIn } from '#kernel/domain/calendar.ts';
import { execute } from '#kernel/server/acts/execute.ts';
import { waitingAtDesk } from '../composition/waiting.ts';
import {
  newId,
  openTestApplication,
  seedEdition,
  seedForum,
  someone,
  type TestApplication,
} from './test-application.ts';

const timeZone = 'Asia/Seoul';
const EDITION = { slug: '2026', startsOn: '2026-11-25', callClosesOn: '2026-11-30' };
const HOUR_MS = 3_600_000;

let test: TestApplication;
beforeAll(async () => {
  test = await openTestApplication(START);
});
afterAll(() => test.close());

type Where = { readonly forumId: string; readonly editionId: string };

function atDesk({ forumId, editionId }: Where, viewer: Viewer, spans: readonly PhaseSpan[] = []) {
  const at = test.app.now();
  const phases = yearLine(spans, dayIn(timeZone, at));
  return waitingAtDesk(test.app, {
    ...{ forumId, editionId, forum: 'forum', edition: '2026', at, timeZone, phases },
    viewer,
  });
}
const kinds = async (...asked: Parameters<typeof atDesk>) => (await atDesk(...asked)).map(({ kind }) => kind);

describe('what waits at the desk', () => {
  it('is nothing before anything has begun', async () => {
    test.clock.at = START;
    const forum = await seedForum(test.db, newId(), EDITION);
    expect(await atDesk(forum, officer)).toEqual([]);
  });

  it('is what a phase that has begun still lacks, each to whoever does it', async () => {
    test.clock.at = START;
    const forum = await seedForum(test.db, newId(), EDITION);
    const from = (phase: PhaseSpan['phase'], opensOn: string, closesOn: string | null = null) => ({
      phase,
      opensOn,
      closesOn,
    });
    const begun = [
      from('publish', '2026-11-24'),
      from('conclude', '2026-11-23'),
      from('deliberate', '2026-11-22'),
    ];
    expect(await kinds(forum, officer, begun)).toEqual([
      'deliberation-to-plan',
      'outcome-to-start',
      'release-to-issue',
    ]);
    expect(await kinds(forum, rapporteur, begun)).toEqual(['outcome-to-start']);
    expect(await kinds(forum, chair, begun)).toEqual([]);
    const over = [from('publish', '2026-11-01', '2026-11-20')];
    expect(await kinds(forum, officer, over)).toEqual(['release-to-issue', 'record-to-seal']);
  });

  it('is proposals without an answer, with how many and since when, until they have one', async () => {
    test.clock.at = START;
    const forum = await seedForum(test.db, newId(), EDITION);
    const { forumId, editionId } = forum;
    const propose = async (title: string) => {
      const handler = proposeTopicCommand(test.app.thread.publicSight);
      const topic = { title, reasons: '까닭', language: 'ko', name: '이름' };
      const viewer = someone(title, 'participant');
      return taken(await execute(test.app, { forumId, viewer }, handler, { editionId, ...topic })).topicId;
    };
    const topicId = await propose('첫째');
    test.clock.at = new Date(START.getTime() + 60_000);
    await propose('둘째');
    await propose('셋째');
    const only = { kind: 'topics-unanswered', count: 3, since: START };
    expect(await atDesk(forum, officer)).toEqual([
      { ...only, whose: ['secretariat'], path: '/desk/forum/2026/topics' },
    ]);
    expect(await kinds(forum, rapporteur)).toEqual([]);
    const input = { editionId, topicId, answer: 'select', reason: { ko: '뽑음' } };
    taken(await execute(test.app, { forumId, viewer: officer }, answerTopicCommand, input));
    expect(await atDesk(forum, officer)).toMatchObject([{ count: 2 }]);
    const asked = { ...forum, forum: 'forum', edition: '2026', at: test.app.now() };
    expect(await test.countQueries(() => callWaiting(test.db, asked))).toBe(1);
  });

  it('is proposed positions and texts that are behind, for rapporteurs and not for the chair', async () => {
    const world = await openWorld(test, { proposing: 'participants' });
    const author = await world.member('academia');
    const submit = submitPositionCommand(test.app.thread.publicSight);
    const sentence = { texts: { ko: '경보를 나눈다.' }, authenticLanguage: 'ko' };
    const { positionId } = taken(await world.as(author, submit, sentence));
    expect(await atDesk(world, rapporteur)).toMatchObject([
      { kind: 'proposals-waiting', count: 1, path: '/desk/forum/2026/positions/waiting' },
      { kind: 'texts-behind', count: 2, since: null },
    ]);
    expect(await kinds(world, chair)).toEqual([]);
    taken(await world.as(rapporteur, returnPositionCommand, { positionId, reasonCode: 'duplicate' }));
    expect(await kinds(world, rapporteur)).toEqual(['texts-behind']);
  });

  it('says first that a deliberation closes within a day', async () => {
    const closesAt = new Date(START.getTime() + 30 * HOUR_MS).toISOString();
    const world = await openWorld(test, { closesAt });
    expect(await kinds(world, officer)).toEqual(['texts-behind']);
    test.clock.at = new Date(START.getTime() + 8 * HOUR_MS);
    expect(await atDesk(world, officer)).toMatchObject([
      { kind: 'deliberation-closing', due: new Date(closesAt) },
      // Nothing enters acts into the record here.
      { kind: 'record-behind' },
      { kind: 'texts-behind' },
    ]);
  });

  it('is paragraphs that rest on nothing for who drafts, then the text for who adopts it', async () => {
    test.clock.at = START;
    const desk = await draftingDesk(test);
    const documentId = await desk.start();
    const paragraphs = [await desk.add(documentId, '하나.'), await desk.add(documentId, '둘.')];
    expect(await atDesk(desk.forum, rapporteur)).toMatchObject([{ kind: 'paragraphs-uncited', count: 2 }]);
    expect(await kinds(desk.forum, chair)).toEqual([]);
    for (const paragraphId of paragraphs) await desk.cite(paragraphId);
    expect(await kinds(desk.forum, rapporteur)).toEqual([]);
    expect(await atDesk(desk.forum, chair)).toMatchObject([
      { kind: 'outcome-to-adopt', subject: { ko: '서울 선언' } },
    ]);
    await desk.adopt(documentId, chair);
    expect(await kinds(desk.forum, officer)).toEqual([]);
  });

  it('is what earlier editions promised and nobody took up, at the desk where it is followed up', async () => {
    test.clock.at = START;
    const desk = await draftingDesk(test);
    const { paragraphId } = await desk.adoptedText();
    const texts = { ko: '백서를 낸다.' };
    const promise = { source: { kind: 'paragraph', id: paragraphId }, texts, madeBy: { ko: '사무국' } };
    await desk.changed(officer, makeCommitmentCommand(desk.sight()), promise);
    const next = { slug: '2027', startsOn: '2027-11-25', callClosesOn: '2027-10-30' };
    const { forumId } = desk.forum;
    const editionId = await seedEdition(test.db, forumId, next);
    expect(await kinds(desk.forum, officer)).toEqual([]);
    expect(await atDesk({ forumId, editionId }, officer)).toMatchObject([
      { kind: 'commitments-open', count: 1, path: '/desk/forum/2026/outcome' },
    ]);
  });

  it('is a floor that nobody ended and turns that nobody recorded', async () => {
    test.clock.at = START;
    const build = testBuilder(test.app);
    await build.forum();
    const { forumId } = build;
    const editionId = await build.edition('2026');
    const sessionId = await build.session(editionId, 'Plenary', 'attributed');
    const voice = { name: 'Voice', group: 'academia' as const, organisation: 'University' };
    const personId = await build.person(editionId, { ...voice, sessions: [{ sessionId, part: 'speaker' }] });
    await testList({ app: test.app, forumId, viewer: chair }, { editionId, sessionId, asking: [personId] });
    const order = async (kind: 'start' | 'finish') => {
      const whole = { do: kind, sessionId, commandId: newId() } as Parameters<typeof orderChair>[2]; // checked at the edge
      expect(await orderChair(test.app, { forumId, editionId, viewer: chair }, whole)).toMatchObject({
        ok: true,
      });
    };
    await order('start');
    await order('finish');
    await test.db
      .updateTable('sessions')
      .set({ ends_at: new Date(START.getTime() + HOUR_MS) })
      .where('session_id', '=', sessionId)
      .execute();
    expect(await kinds({ forumId, editionId }, chair)).toEqual([]);
    expect(await kinds({ forumId, editionId }, rapporteur)).toEqual(['turns-to-record']);
    test.clock.at = new Date(START.getTime() + 2 * HOUR_MS);
    expect(await atDesk({ forumId, editionId }, chair)).toMatchObject([
      { kind: 'floor-left-open', subject: { en: 'Plenary' }, path: '/floor/forum/2026/plenary' },
    ]);
  });

  it('asks a dozen questions however much waits', async () => {
    const world = await openWorld(test, {}, ['하나', '둘', '셋']);
    expect(await test.countQueries(() => atDesk(world, officer))).toBe(10);
  });
});
