import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/server/database/db.ts';
import type { Strand } from '#kernel/domain/thread.ts';
import type { Viewer } from '#kernel/domain/viewer.ts';
import {
  ANYONE,
  openTestApplication,
  someone,
  type TestApplication,
} from '../../../whole-app/test-application.ts';
import type { DeliberationRules } from '#deliberate/domain/deliberation/deliberation-rules.ts';
import {
  openDeliberationCommand,
  planDeliberationCommand,
} from '#deliberate/server/deliberation/deliberations.commands.ts';
import { mergePositionCommand, splitPositionCommand } from './join-and-split.commands.ts';
import { lineageOf } from './lineage.store.ts';
import { onePosition } from './position-list.store.ts';
import {
  acceptPositionCommand,
  openPositionCommand,
  returnPositionCommand,
  withdrawPositionCommand,
} from './positions.commands.ts';
import { ownProposals, proposalQueue, returnedProposals, similarForAuthor } from './proposal-list.store.ts';
import { revisePositionCommand, submitPositionCommand } from './proposals.commands.ts';
import { translatePositionCommand } from './translations.commands.ts';
import {
  officer,
  planWorld,
  rapporteur,
  refusedAs,
  START,
  taken,
} from '#deliberate/server/test-deliberation.ts';
import { recordedIntervention } from '#deliberate/server/test-intervention.ts';

let test: TestApplication;
beforeAll(async () => {
  test = await openTestApplication(START);
});
afterAll(() => test.close());

const ASKED = '침해 경보는 스물네 시간 안에 서로 나눈다.';
const ALIKE = '침해 경보를 스물네 시간 안에 서로 나누어야 한다.';

/** An open deliberation in which people may propose, and one who does. */
async function proposingWorld(rules: Partial<Pick<DeliberationRules, 'proposing' | 'answersShown'>> = {}) {
  const world = await planWorld(test, { proposing: 'participants', ...rules });
  const { deliberationId, forumId, editionId } = world;
  const asked = await world.draft(ASKED);
  taken(await world.as(officer, openDeliberationCommand, { deliberationId }));
  const author = await world.member('civil_society');
  const submit = (ko: string, more: object = {}, who: Viewer = author) => {
    const handler = submitPositionCommand(test.app.thread.publicSight);
    return world.as(who, handler, { texts: { ko }, authenticLanguage: 'ko', ...more });
  };
  const one = (positionId: string) => ({ forumId, editionId, positionId });
  return {
    ...world,
    asked,
    author,
    submit,
    one,
    proposed: async (ko: string, more: object = {}) => taken(await submit(ko, more)).positionId,
    mine: (who: Viewer = author) =>
      ownProposals(test.db, { forumId, editionId, account: who.account?.id ?? '' }),
    lineage: (positionId: string) =>
      lineageOf(test.db, one(positionId), { sight: test.app.thread.publicSight }),
    thread: (id: string, direction: 'back' | 'forward', kind: 'position' | 'intervention' = 'position') =>
      test.app.thread.read(ANYONE, forumId, { kind, id }, direction),
    entries: (positionId: string) =>
      test.db
        .selectFrom('log_outbox')
        .select(['kind', 'data'])
        .where('subject_id', '=', positionId)
        .execute(),
  };
}
const ids = (strand: Strand | null): unknown =>
  strand === null ? null : [strand.knot.id, ...strand.next.map(ids)];

describe('a proposal', () => {
  it('waits unseen by everyone but its author, and is put to everyone once accepted', async () => {
    const world = await proposingWorld();
    const positionId = await world.proposed('학교마다 보안 과목을 둔다.');
    expect(await world.mine()).toMatchObject([{ positionId, state: 'submitted', opened: false, became: [] }]);
    expect(await world.mine(await world.member('academia'))).toEqual([]);
    expect(await onePosition(test.db, world.one(positionId))).toBeNull();
    expect(await world.thread(positionId, 'back')).toBeNull();
    expect(await world.entries(positionId)).toEqual([]);
    taken(await world.as(rapporteur, acceptPositionCommand, { positionId }));
    expect(await onePosition(test.db, world.one(positionId))).toBeNull();
    taken(await world.as(rapporteur, openPositionCommand, { positionId }));
    expect(await onePosition(test.db, world.one(positionId))).toMatchObject({
      state: 'open',
      origin: 'submitted',
    });
    expect(await world.lineage(positionId)).toMatchObject({
      origin: 'submitted',
      steps: [{ as: 'participant' }],
    });
    expect(await world.entries(positionId)).toMatchObject([
      { kind: 'position.opened', data: { origin: 'submitted' } },
    ]);
    expect(JSON.stringify(await onePosition(test.db, world.one(positionId)))).not.toContain('account-');
  });

  it('comes back with the reason, is reworded by its author alone, and waits again', async () => {
    const world = await proposingWorld();
    const positionId = await world.proposed('경보를 나누고 학교마다 과목을 둔다.');
    const reason = { reasonCode: 'two_things', reason: { ko: '둘로 나누어 주십시오.' } };
    expect(await world.as(rapporteur, returnPositionCommand, { positionId })).toMatchObject(
      refusedAs('reason-missing'),
    );
    taken(await world.as(rapporteur, returnPositionCommand, { positionId, ...reason }));
    expect(await world.mine()).toMatchObject([{ state: 'returned', ...reason }]);
    const better = { positionId, texts: { ko: '학교마다 과목을 둔다.' }, authenticLanguage: 'ko' };
    const before = await world.everything();
    for (const other of [await world.member('academia'), someone('other')])
      expect(await world.as(other, revisePositionCommand, better)).toMatchObject(
        refusedAs('position-unknown'),
      );
    expect(await world.everything()).toEqual(before);
    taken(await world.as(world.author, revisePositionCommand, better));
    expect(await world.mine()).toMatchObject([{ state: 'submitted', texts: better.texts, reasonCode: null }]);
    taken(await world.as(world.author, withdrawPositionCommand, { positionId }));
    expect(await onePosition(test.db, world.one(positionId))).toBeNull();
    expect(await world.entries(positionId)).toEqual([]);
  });

  it.each([
    ['author', 0, 0],
    ['everyone', 1, 1],
  ] as const)(
    'when returned tells its reason to %s, and never its words',
    async (answersShown, shown, told) => {
      const world = await proposingWorld({ answersShown });
      const positionId = await world.proposed('드러나면 안 되는 문장');
      taken(await world.as(officer, returnPositionCommand, { positionId, reasonCode: 'personal' }));
      const returned = await returnedProposals(test.db, world);
      expect(returned).toHaveLength(shown);
      const entries = await world.entries(positionId);
      expect(entries).toHaveLength(told);
      expect(JSON.stringify([returned, entries])).not.toContain('드러나면');
      expect(await onePosition(test.db, world.one(positionId))).toBeNull();
    },
  );

  it('is taken only from whom the rules admit, and a refusal changes nothing', async () => {
    const world = await proposingWorld();
    const before = await world.everything();
    expect(await world.submit('하나', {}, someone('guest'))).toMatchObject(
      refusedAs('proposing-not-admitted'),
    );
    expect(await world.submit('하나', {}, ANYONE)).toMatchObject(refusedAs('sign-in-needed'));
    const late = { titles: { ko: '숙의' }, proposing: 'nobody' };
    expect(await world.as(officer, planDeliberationCommand, late)).toMatchObject(refusedAs('rules-fixed'));
    expect(await world.everything()).toEqual(before);
  });

  it('is shown before it is sent what everyone is asked and its author sent, and nothing that waits of others', async () => {
    const world = await proposingWorld();
    const theirs = await world.member('academia');
    taken(await world.submit('침해 경보는 스물네 시간 안에 서로 나누자.', {}, theirs));
    const mine = await world.proposed('침해 경보를 하루 안에 서로 나누어야 한다.');
    const asking = { forumId: world.forumId, deliberationId: world.deliberationId, except: null };
    const author = { ...asking, account: world.author.account?.id ?? '', texts: { ko: ALIKE } };
    const found = async (more: object = {}) =>
      (await similarForAuthor(test.db, { ...author, ...more })).map(({ positionId }) => positionId);
    expect(await found()).toEqual(expect.arrayContaining([world.asked, mine]));
    expect((await found()).length).toBe(2);
    expect(await found({ account: 'somebody-else' })).toEqual([world.asked]);
    expect(await found({ except: mine })).toEqual([world.asked]);
  });
  it('waits beside what may say the same, in a queue that does not say who wrote it', async () => {
    const world = await proposingWorld();
    const positionId = await world.proposed(ALIKE);
    const { waiting } = await proposalQueue(test.db, world);
    expect(waiting).toMatchObject([{ positionId, similar: [{ positionId: world.asked, opened: true }] }]);
    expect(JSON.stringify(waiting)).not.toContain('account-');
    await world.proposed('학교마다 보안 과목을 둔다.');
    expect(await test.countQueries(() => proposalQueue(test.db, world))).toBe(1);
    expect(await test.countQueries(() => world.mine())).toBe(1);
  });
});

describe('lineage', () => {
  it('of a merger keeps the voice on the thread, and leaves reactions where they were given', async () => {
    const world = await proposingWorld();
    const interventionId = await recordedIntervention(test, world);
    const [merged, opened] = [
      await world.proposed(ALIKE, { interventionId }),
      await world.draft('경보를 하루 안에 나눈다.'),
    ];
    taken(await world.as(rapporteur, openPositionCommand, { positionId: opened }));
    await world.crowd(opened, 'academia', [1, 1, -1]);
    for (const positionId of [merged, opened])
      taken(await world.as(rapporteur, mergePositionCommand, { positionId, intoId: world.asked }));
    const { reactions } = await world.everything();
    expect(reactions.map(({ position_id }) => position_id)).toEqual([opened, opened, opened]);
    const back = JSON.stringify(ids(await world.thread(world.asked, 'back')));
    for (const id of [interventionId, opened]) expect(back).toContain(id);
    expect(back).not.toContain(merged);
    const forward = JSON.stringify(ids(await world.thread(interventionId, 'forward', 'intervention')));
    expect(forward).toContain(world.asked);
    expect(await world.mine()).toMatchObject([
      { state: 'merged', became: [{ positionId: world.asked, opened: true }] },
    ]);
    // Whoever may not know of a proposal does not learn its number from what it was merged into.
    expect(await world.lineage(world.asked)).toMatchObject({
      from: [{ positionId: opened, kind: 'merged' }],
    });
    expect(await world.react(world.author, { positionId: opened, stance: 1 })).toMatchObject(
      refusedAs('position-closed'),
    );
  });

  it('of a split leads from each part to the whole and to what was said', async () => {
    const world = await proposingWorld();
    const interventionId = await recordedIntervention(test, world);
    const positionId = await world.proposed('하나이며 둘이다.', { interventionId });
    const parts = ['하나이다.', '둘이다.'].map((ko) => ({ texts: { ko }, authenticLanguage: 'ko' }));
    const split = taken(await world.as(officer, splitPositionCommand, { positionId, parts }));
    for (const part of split.parts) {
      taken(await world.as(rapporteur, openPositionCommand, { positionId: part.positionId }));
      expect(JSON.stringify(ids(await world.thread(part.positionId, 'back')))).toContain(interventionId);
    }
    expect((await world.mine())[0]?.became.map(({ number }) => number)).toEqual(
      split.parts.map(({ number }) => number),
    );
    const whole = await world.draft('셋이며 넷이다.');
    taken(await world.as(rapporteur, openPositionCommand, { positionId: whole }));
    const halves = taken(await world.as(rapporteur, splitPositionCommand, { positionId: whole, parts }));
    const [half] = halves.parts;
    taken(await world.as(rapporteur, openPositionCommand, { positionId: half?.positionId ?? '' }));
    expect(await world.lineage(half?.positionId ?? '')).toMatchObject({
      origin: 'split',
      from: [{ positionId: whole, kind: 'split' }],
    });
    expect(ids(await world.thread(whole, 'forward'))).toEqual([whole, [half?.positionId]]);
  });

  it('names the words it rests on, keeps none of them, and says when they were corrected', async () => {
    const world = await proposingWorld();
    const interventionId = await recordedIntervention(
      test,
      world,
      '여러분, 경보는 같은 시각에 닿아야 합니다. 끝.',
    );
    const quote = '경보는 같은 시각에 닿아야';
    expect(await world.submit('하나', { interventionId, quote: '그런 말은 없었다' })).toMatchObject(
      refusedAs('quote-not-found'),
    );
    const positionId = await world.proposed('경보는 모두에게 한때에 닿는다.', { interventionId, quote });
    taken(await world.as(rapporteur, openPositionCommand, { positionId }));
    expect(await world.lineage(positionId)).toMatchObject({
      quote: { words: quote, language: 'ko' },
      quoteChanged: false,
    });
    const { positions, acts } = await world.everything();
    expect(JSON.stringify([positions, acts])).not.toContain(quote);
    const corrected = JSON.stringify({ ko: '여러분, 경보는 다른 시각에 닿아야 합니다. 끝.' });
    await sql`UPDATE interventions SET texts = ${corrected} WHERE intervention_id = ${interventionId}`.execute(
      test.db,
    );
    expect(await world.lineage(positionId)).toMatchObject({ quote: null, quoteChanged: true });
  });
});

describe('whoever listens from outside', () => {
  it('hears nothing while only the house and the author know, and hears what is put to everyone', async () => {
    const world = await proposingWorld();
    const heard: string[] = [];
    const { editionId, deliberationId } = world;
    for (const topic of [
      `edition/${editionId}/positions`,
      `deliberation/${deliberationId}`,
      `edition/${editionId}`,
    ])
      test.app.live.subscribe(topic, () => heard.push(topic));
    const { positionId } = taken(await world.submit('새로운 문장을 내어 놓는다.'));
    const draft = await world.draft('아직 아무에게도 묻지 않은 문장이다.');
    const translation = {
      positionId: draft,
      language: 'en',
      text: 'Nobody was asked yet.',
      status: 'courtesy',
    };
    taken(await world.as(rapporteur, translatePositionCommand, translation));
    const again = { positionId, reasonCode: 'two_things', reason: { ko: '두 가지 물음입니다.' } };
    taken(await world.as(rapporteur, returnPositionCommand, again));
    const better = { positionId, texts: { ko: '한 가지만 묻는 문장이다.' }, authenticLanguage: 'ko' };
    taken(await world.as(world.author, revisePositionCommand, better));
    taken(await world.as(rapporteur, acceptPositionCommand, { positionId }));
    expect(heard).toEqual([]);
    taken(await world.as(rapporteur, openPositionCommand, { positionId }));
    expect(heard).toEqual([`edition/${editionId}/positions`]);
  });
});
