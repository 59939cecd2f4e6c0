import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account, Viewer } from '#kernel/domain/viewer.ts';
import { createHttp } from '#kernel/server/http/http.ts';
import { createLive } from '#kernel/server/live/live.ts';
import { OWN_HEADERS, type PageHandler } from '#kernel/server/http/page-mount.ts';
import { createPlaces } from '#kernel/server/http/places.ts';
import { VISITOR_COOKIE, visitorToken } from '#kernel/server/http/visitor.ts';
import { placeOf } from '#convene/server/sessions/place.ts';
import type { Stance, Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import { closeDeliberationCommand } from '#deliberate/server/deliberation/deliberations.commands.ts';
import { submitPositionCommand } from '#deliberate/server/positions/proposals.commands.ts';
import { createReactionWriter } from '#deliberate/server/reacting/reaction-writer.ts';
import { takeBackReactionCommand } from '#deliberate/server/reacting/reactions.commands.ts';
import { officer, openWorld, START, taken, visitor } from '#deliberate/server/test-deliberation.ts';
import { API_ROUTES, LIVE_AUDIENCES } from '../composition/compose.ts';
import { newId, openTestApplication, someone, type TestApplication } from './test-application.ts';

/**
 * What one person is answered about themselves (their cards and the order of these, their reactions, their place on the
 * map, their proposals) must not move with what any other single person does before the next epoch: byte for byte, in
 * the API and, where they are built, on the pages.
 */
const BUILD = new URL('../../build/handler.js', import.meta.url);
const SENTENCES = Array.from({ length: 9 }, (_, at) => `입장 ${at + 1}`);
const RULES = { proposing: 'signed_in', reasonsShown: true };
/** Short of a step of five (of the open public: ten), in which the order of the cards counts who has reacted. */
const ACADEMIA = 11;
const OPEN_PUBLIC = 21;

let test: TestApplication;
let pages: PageHandler | null = null;
beforeAll(async () => {
  test = await openTestApplication(START);
  if (!existsSync(BUILD)) return;
  process.env['PROTOCOL_HEADER'] = OWN_HEADERS.protocol;
  process.env['HOST_HEADER'] = OWN_HEADERS.host;
  process.env['ADDRESS_HEADER'] = OWN_HEADERS.address;
  pages = ((await import(BUILD.href)) as { handler: PageHandler }).handler; // what the build promises
});
afterAll(() => test.close());

type World = Awaited<ReturnType<typeof openWorld>>;
/** Who asks: somebody with an account, or with the cookie of a visitor. */
type Reader = { readonly account: Account | null; readonly visitorId: string | null };

const mind =
  (person: number) =>
  (at: number): Stance =>
    (person * 5 + at * 3) % 7 === 0 ? 0 : (person + at) % 2 === 0 ? 1 : -1;

async function say(where: World, who: Viewer, stance: (at: number) => Stance, count = SENTENCES.length) {
  for (const [at, positionId] of where.positions.slice(0, count).entries())
    expect(await where.react(who, { positionId, stance: stance(at) })).toMatchObject({ ok: true });
}

/** The same for many at once, through the batch writer. */
async function sayAll(where: World, stratum: Stratum, who: readonly Viewer[]) {
  const { db, now } = test.app;
  const writer = createReactionWriter({ db, now, changed: () => undefined });
  const casts = who.map(({ participation, visitorId }, n) => {
    const reactorId = participation?.participationId ?? visitorId ?? '';
    const rows = where.positions.map((positionId, at) => ({
      ...{ entryId: newId(), positionId, reactorId, stance: mind(n)(at), important: at % 4 === 0 },
    }));
    return writer.cast(where.forumId, stratum, rows);
  });
  expect((await Promise.all(casts)).every(({ ok }) => ok)).toBe(true);
}

/** An edition with an epoch released, in which an accredited participant and a visitor still have cards to answer. */
async function openEdition() {
  const where = await openWorld(test, RULES, SENTENCES);
  const members: Viewer[] = [];
  for (let n = 0; n < ACADEMIA; n += 1) members.push(await where.member('academia'));
  const visitors = Array.from({ length: OPEN_PUBLIC }, visitor);
  await sayAll(where, 'accredited', members);
  await sayAll(where, 'public', visitors);
  const [own, passer] = [await where.member('academia'), visitor()];
  await say(where, own, mind(1), 7);
  await say(where, passer, mind(2), 7);
  taken(await where.epoch());
  const account = { id: newId(), email: `${newId()}@example.org`, name: 'Own' };
  await test.db
    .updateTable('people')
    .set({ email: account.email })
    .where('forum_id', '=', where.forumId)
    .where('person_id', '=', own.participation?.personId ?? '')
    .execute();
  const readers: readonly Reader[] = [
    { account, visitorId: null },
    { account: null, visitorId: passer.visitorId },
  ];
  return { where, readers, own, other: members[3], stranger: visitors[5] };
}

function addressesOf({ slug, positions }: World): string[] {
  const queries = API_ROUTES.filter(({ kind, path }) => kind === 'query' && !path.includes(':'));
  const api = queries.map(({ path }) => `/api/v1/${slug}/2026${path}`);
  const paths = ['positions', 'results', 'results?of=public', 'positions/new', 'positions/mine'];
  const each = positions.slice(0, 2).map((id) => `positions/${id}`);
  return pages === null ? api : [...api, ...[...paths, ...each].map((path) => `/en/${slug}/2026/${path}`)];
}

/** As a process that has just started answers: nothing is left in memory from an earlier look. */
async function answers(where: World, { account, visitorId }: Reader): Promise<Map<string, string>> {
  const { app: fresh } = test.beside();
  const accounts = { ...fresh.accounts, accountOf: () => Promise.resolve(account) };
  const app = { ...fresh, accounts, live: createLive('000000000000') };
  const places = createPlaces(app, (request) => placeOf(app, request));
  const server = createHttp({ app, routes: API_ROUTES, places, audiences: LIVE_AUDIENCES, pages });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const token = visitorId === null ? null : visitorToken(visitorId, app.config.secret);
  const headers: HeadersInit = token === null ? {} : { cookie: `${VISITOR_COOKIE}=${token}` };
  const found = new Map<string, string>();
  try {
    for (const path of addressesOf(where)) {
      const response = await fetch(url + path, { headers });
      // Another port is another address of the same thing.
      found.set(path, `${response.status}\n${(await response.text()).replaceAll(url, '')}`);
    }
  } finally {
    await server.close();
  }
  return found;
}

describe('what somebody is answered about themselves', () => {
  it('does not move with what any other single person does within an epoch, and does with an epoch', async () => {
    const { where, readers, own, other, stranger } = await openEdition();
    if (other === undefined || stranger === undefined) throw new Error('Nobody came.');
    const look = () => Promise.all(readers.map((reader) => answers(where, reader)));
    const before = await look();
    const [mine] = before;
    const cards = mine?.get(`/api/v1/${where.slug}/2026/positions`) ?? '';
    expect(cards.match(/"own":\{/g)).toHaveLength(7);
    const at = test.clock.at;

    const someoneElse = async (who: Viewer) => {
      await say(where, who, (one) => (mind(3)(one) === 1 ? -1 : 1));
      const [first = '', second = '', third = ''] = where.positions;
      const words = '다른 사람의 이유';
      taken(await where.react(who, { positionId: first, stance: 0, important: true }));
      const reasoned = { positionId: second, stance: 0 as const, reason: words, reasonOffered: true };
      taken(await where.react(who, reasoned));
      taken(await where.as(who, takeBackReactionCommand, { positionId: third }));
    };
    await someoneElse(other);
    await someoneElse(stranger);
    // Newcomers, and a proposal that waits for its answer.
    await say(where, await where.member('academia'), () => 1);
    await say(where, visitor(), () => -1);
    const proposed = { texts: { ko: '아직 아무도 모르는 문장이다.' }, authenticLanguage: 'ko' };
    const submit = submitPositionCommand(test.app.thread.publicSight);
    taken(await where.as(someone('proposer'), submit, proposed));

    test.clock.at = at;
    const after = await look();
    for (const [n, told] of before.entries())
      for (const [path, answer] of told) {
        expect(answer, path).not.toMatch(/^5/);
        expect(after[n]?.get(path), path).toBe(answer);
      }

    // It can tell: one's own reaction moves one's own answers alone, an epoch everybody's.
    taken(await where.react(own, { positionId: where.positions[8] ?? '', stance: 1 }));
    test.clock.at = at;
    const [moved, still] = await look();
    const path = `/api/v1/${where.slug}/2026/positions`;
    expect(moved?.get(path)).not.toBe(before[0]?.get(path));
    expect(still).toEqual(before[1]);
    taken(await where.as(officer, closeDeliberationCommand, { deliberationId: where.deliberationId }));
    const results = `/api/v1/${where.slug}/2026/results`;
    expect((await look())[1]?.get(results)).not.toBe(before[1]?.get(results));
  });
});
