import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account, Viewer } from '#kernel/domain/viewer.ts';
import type { App } from '#kernel/server/app.ts';
import { createHttp } from '#kernel/server/http/http.ts';
import { OWN_HEADERS, type PageHandler } from '#kernel/server/http/page-mount.ts';
import { createLive } from '#kernel/server/live/live.ts';
import { createPlaces } from '#kernel/server/http/places.ts';
import { openTestDatabase } from '#kernel/server/postgres/test-database.ts';
import { VISITOR_COOKIE, visitorToken } from '#kernel/server/http/visitor.ts';
import { API_ROUTES, LIVE_AUDIENCES } from '../../composition/compose.ts';
import { searchAt } from '../../whole-app/test-searches.ts';
import { PAGE_ACCESS } from '../../routes/access.ts';
import { deskPeople } from './desk.store.ts';
import { testList } from './floor/test-list.ts';
import { readInterventions } from './words/interventions.store.ts';
import { placeOf } from './sessions/place.ts';
import { addAgendaItemCommand } from './agenda/agenda.commands.ts';
import { noteObjectionCommand, ruleOnProposalCommand } from './ruling/rulings.commands.ts';
import { testApp } from './test-app.ts';
import { testBuilder, type TestPerson } from './test-world.ts';

/**
 * Non-interference: two databases that differ only in what record modes hide, in off-record attempts and in private
 * addresses must answer everyone outside byte for byte alike. Whatever could tell them apart is a leak.
 */
type Hidden = {
  /** Which of two look-alikes speaks and is present wherever that must not show. */
  readonly speaker: 0 | 1;
  readonly offRecordAttempts: number;
  readonly emails: string;
};

const GROUPS = ['academia', 'civil_society'] as const;
const BUILD = new URL('../../../build/handler.js', import.meta.url);
const isBuilt = existsSync(BUILD);

async function buildWorld(hidden: Hidden) {
  const database = await openTestDatabase();
  const build = testBuilder(testApp(database));
  await build.forum();
  const editionId = await build.edition('2026');
  const open = await build.session(editionId, 'Open session', 'attributed');
  const chatham = await build.session(editionId, 'Chatham session', 'chatham');
  const delegation = await build.session(editionId, 'Delegation session', 'delegation');
  const group = await build.session(editionId, 'Group session', 'group');
  const closed = await build.session(editionId, 'Closed session', 'off_record');

  const people: string[] = [];
  const add = async (person: TestPerson) => people.push(await build.person(editionId, person));
  const at = (...sessions: string[]) => sessions.map((sessionId) => ({ sessionId, part: 'speaker' }));
  await add({
    name: 'Open Voice',
    group: 'government',
    organisation: 'Ministry of Gaon',
    sessions: at(open),
  });
  // Two look-alikes of different groups and organisations: who of them was there and spoke is hidden.
  for (const which of [0, 1] as const) {
    const here = which === hidden.speaker;
    await add({
      name: `Hidden ${'AB'[which]}`,
      group: GROUPS[which],
      organisation: `Secret Office ${'AB'[which]}`,
      email: `${hidden.emails}-${which}@example.org`,
      sessions: here ? [...at(chatham, closed), { sessionId: open, part: 'observer' }] : [],
    });
  }
  // Two of one delegation, and seven of one stakeholder group with two of another too small to be named.
  for (const which of [0, 1])
    await add({
      name: `Delegate ${'AB'[which]}`,
      group: 'government',
      organisation: 'Delegation',
      sessions: at(delegation),
    });
  for (let one = 0; one < 7; one += 1)
    await add({
      name: `Company ${one}`,
      group: 'private_sector',
      organisation: `Company ${one}`,
      sessions: at(group),
    });
  for (const which of [0, 1])
    await add({
      name: `Few ${'AB'[which]}`,
      group: 'technical_community',
      organisation: `Lab ${which}`,
      sessions: at(group),
    });
  const who = (first: number) => people[first + hidden.speaker] ?? '';

  const said: (string | null)[] = [];
  const say = async (sessionId: string, personId: string, text: string, recordMode?: 'chatham' | 'group') =>
    said.push(await build.words({ editionId, sessionId, personId, text, ...(recordMode && { recordMode }) }));
  await say(open, people[0] ?? '', 'Words under a name');
  await say(open, who(1), 'Words in an open session that are not to be attributed', 'chatham');
  await say(chatham, who(1), 'Words under the rule');
  await say(delegation, who(3), 'Words of the delegation');
  await say(group, who(5), 'Words of a large group');
  await say(group, who(12), 'Words of a group too small to name');
  await say(group, who(1), 'Words of someone who was not listed', 'group');
  // Who objects to a ruling is as hidden as who speaks.
  for (const [sessionId, objecting] of [
    [chatham, who(1)],
    [delegation, who(3)],
    [group, who(12)],
  ] as const) {
    const ruling = { editionId, sessionId, ruling: 'agreed', texts: { en: 'A ruling of the chair' } };
    const made = await build.run(ruleOnProposalCommand, ruling);
    const seat = await build.app.db
      .selectFrom('participations')
      .select('participation_id as participationId')
      .where('person_id', '=', objecting)
      .executeTakeFirstOrThrow();
    await build.run(noteObjectionCommand, { editionId, rulingId: made?.rulingId, ...seat });
  }
  const items = new Map<string, string | undefined>();
  for (const sessionId of [chatham, closed, delegation, group]) {
    const item = { editionId, sessionId, titles: { en: 'An item of the agenda' } };
    items.set(sessionId, (await build.run(addAgendaItemCommand, item))?.itemId);
  }
  for (let attempt = 0; attempt < hidden.offRecordAttempts; attempt += 1) {
    const personId = who(1);
    const attempted = { editionId, sessionId: closed, personId, text: `Never stored ${attempt}` };
    expect(await build.words(attempted)).toBeNull();
  }
  // Who asks for the floor and is called is as hidden as who speaks.
  for (const [sessionId, asking] of [
    [chatham, [who(1), people[0]]],
    [closed, [who(1), people[0]]],
    [delegation, [who(3)]],
    [group, [who(5), who(12)]],
  ] as const) {
    const itemId = items.get(sessionId);
    await testList(build, { editionId, sessionId, asking: asking.map((id) => id ?? ''), itemId });
  }
  return { ...build, editionId, people, said, database };
}

type World = Awaited<ReturnType<typeof buildWorld>>;
let worlds: readonly [World, World];

beforeAll(async () => {
  worlds = [
    await buildWorld({ speaker: 0, offRecordAttempts: 0, emails: 'one' }),
    await buildWorld({ speaker: 1, offRecordAttempts: 3, emails: 'other' }),
  ];
});
afterAll(async () => {
  for (const { database } of worlds) await database.close();
});

const stranger: Account = { id: 'stranger', email: 'stranger@example.org', name: 'Stranger' };
const OUTSIDERS: readonly (Account | null)[] = [null, stranger];

const foundIn = ({ app }: World, q: string) =>
  searchAt(app, { forum: 'mulgil' }, `q=${encodeURIComponent(q)}`);

/** Slugs and ids of everything, hidden or not: a page that must not exist has to be missing in both worlds. */
const SLUGS: Readonly<Record<string, readonly string[]>> = {
  sessions: ['open-session', 'chatham-session', 'delegation-session', 'group-session', 'closed-session'],
  people: [
    'open-voice',
    'hidden-a',
    'hidden-b',
    'delegate-a',
    'delegate-b',
    'company-0',
    'company-1',
    'few-a',
    'few-b',
  ],
  organisations: [
    'ministry-of-gaon',
    'secret-office-a',
    'secret-office-b',
    'delegation',
    'company-0',
    'lab-0',
    'lab-1',
  ],
};

/** Whom, what and whose one could look for to learn what is hidden: names, capacities, organisations, groups, words. */
const SEARCHED = [
  ...['hidden', 'hidden a', 'hidden b', 'secret office', 'delegate', 'few', 'capacity of', 'example.org'],
  ...[
    'company',
    'lab',
    'academia',
    '학계',
    '기업',
    'words',
    '"words under the rule"',
    'never stored',
    'open voice',
  ],
];

function apiAddresses({ said }: World): string[] {
  const nouns = API_ROUTES.filter(({ kind, path }) => kind === 'query' && !path.includes(':')).map(
    ({ path }) => path,
  );
  const slugs = Object.entries(SLUGS).flatMap(([noun, list]) => list.map((slug) => `/${noun}/${slug}`));
  const words = said.filter((id) => id !== null).map((id) => `/interventions/${id}`);
  const floors = (SLUGS['sessions'] ?? []).map((slug) => `/sessions/${slug}/floor`);
  return [...nouns, ...slugs, ...words, ...floors].map((path) => `/api/v1/mulgil/2026${path}`);
}

function pageAddresses({ said }: World): string[] {
  const root = '/[lang=lang]/[forum]';
  const fixed = Object.entries(PAGE_ACCESS)
    .filter(([id, roles]) => id.startsWith(root) && roles.includes('public'))
    .map(([id]) => id.replace(root, '/mulgil').replace('[edition]', '2026'))
    .filter((path) => !path.includes('['));
  const slugs = Object.entries(SLUGS).flatMap(([noun, list]) =>
    list.map((slug) => `/mulgil/2026/${noun}/${slug}`),
  );
  const words = said.filter((id) => id !== null).map((id) => `/mulgil/2026/interventions/${id}`);
  const searches = SEARCHED.map((q) => `/mulgil/2026/search?q=${encodeURIComponent(q)}`);
  const pages = ['', ...fixed, ...slugs, ...words];
  return [
    ...pages.flatMap((path) => [`/ko${path}`, `/en${path}`, `/en${path}/__data.json`]),
    ...searches.flatMap((path) => [`/en${path}`, `/en${path.replace('?', '/__data.json?')}`]),
  ];
}

/** Events are named after their process, which tells nothing about the forum: both worlds are given the same name. */
const LIVE_ORIGIN = '000000000000';

/** Signed in as whoever the test says: sessions of accounts are the accounts' own concern and tested there. */
function asking({ app }: World, account: Account | null): App {
  const live = createLive(LIVE_ORIGIN);
  return { ...app, live, accounts: { ...app.accounts, accountOf: () => Promise.resolve(account) } };
}

async function answers(
  world: World,
  account: Account | null,
  pages: PageHandler | null,
  addresses: readonly string[],
) {
  const app = asking(world, account);
  const places = createPlaces(app, (request) => placeOf(app, request));
  const server = createHttp({ app, routes: API_ROUTES, places, audiences: LIVE_AUDIENCES, pages });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const token = visitorToken('0199c000-0000-7000-8000-000000000001', app.config.secret);
  const visitor = { cookie: `${VISITOR_COOKIE}=${token}` };
  const found = new Map<string, string>();
  try {
    for (const path of addresses) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        headers: account === null ? {} : visitor,
      });
      found.set(path, `${response.status}\n${await response.text()}`);
    }
  } finally {
    await server.close();
  }
  return found;
}

async function bothAnswer(
  account: Account | null,
  pages: PageHandler | null,
  addressesOf: (world: World) => string[],
) {
  const [one, other] = worlds;
  const addresses = addressesOf(one);
  expect(addressesOf(other)).toEqual(addresses);
  const [first, second] = [
    await answers(one, account, pages, addresses),
    await answers(other, account, pages, addresses),
  ];
  for (const path of addresses) {
    expect(first.get(path), path).not.toMatch(/^5/);
    expect(second.get(path), path).toBe(first.get(path));
  }
  return first;
}

describe('two worlds that differ only in what is hidden', () => {
  it('do differ, and the secretariat sees it', async () => {
    const [one, other] = worlds;
    const seen = (world: World) =>
      readInterventions(world.app.db, {
        forumId: world.forumId,
        viewer: world.viewer,
        editionId: world.editionId,
      });
    const [first, second] = [await seen(one), await seen(other)];
    const speakers = (list: typeof first) => list.map(({ confidential }) => confidential?.speaker.slug);
    expect(speakers(first)).toHaveLength(7);
    expect(speakers(second)).not.toEqual(speakers(first));
    const emails = async (world: World) =>
      (await deskPeople(world.app.db, world.forumId, world.editionId)).map(({ email }) => email);
    expect(await emails(other)).not.toEqual(await emails(one));
  });

  it('show no words off the record, not even to the secretariat, nor an act of them', async () => {
    const [, other] = worlds;
    const rows = await other.app.db.selectFrom('interventions').select('texts').execute();
    expect(JSON.stringify(rows)).not.toContain('Never stored');
    const acts = await other.app.db
      .selectFrom('acts')
      .select('kind')
      .where('kind', '=', 'intervention.recorded')
      .execute();
    expect(acts).toHaveLength(7);
  });

  it('answer every API query alike', async () => {
    for (const account of OUTSIDERS) {
      const found = await bothAnswer(account, null, apiAddresses);
      const floorOf = (slug: string) => found.get(`/api/v1/mulgil/2026/sessions/${slug}/floor`);
      expect(floorOf('chatham-session')).toContain('"now":{"kind":"speech","voice":{"kind":"withheld"}');
      expect(floorOf('group-session')).toContain('"stakeholderGroup":"private_sector"');
      const chatham = found.get('/api/v1/mulgil/2026/sessions/chatham-session');
      expect(chatham).toContain('A ruling of the chair');
      expect(chatham).toContain('"objections":[{"objectionId"');
      const missing = [...found]
        .filter(([, answer]) => answer.startsWith('404'))
        .map(([path]) => path.split('/').at(-1));
      expect(missing).toEqual(
        expect.arrayContaining([
          'hidden-a',
          'hidden-b',
          'delegate-a',
          'secret-office-a',
          'company-0',
          'lab-0',
        ]),
      );
      expect(missing).not.toContain('open-voice');
      expect(missing).not.toContain('delegation');
    }
  });

  it('read every thread alike, both ways', async () => {
    const [one, other] = worlds;
    const roles: Viewer['roles'] = new Set(['public']);
    const viewer: Viewer = { account: null, roles, participation: null, visitorId: null };
    const everything = (world: World) => [
      ...world.said.filter((id) => id !== null).map((id) => ({ kind: 'intervention' as const, id })),
      ...world.people.map((id) => ({ kind: 'person' as const, id })),
    ];
    for (const start of everything(one))
      for (const direction of ['back', 'forward'] as const) {
        const first = await one.app.thread.read(viewer, one.forumId, start, direction);
        expect(await other.app.thread.read(viewer, other.forumId, start, direction)).toEqual(first);
      }
    const [named, ...hidden] = one.people;
    const threadOf = (id: string) =>
      one.app.thread.read(viewer, one.forumId, { kind: 'person', id }, 'forward');
    expect(await threadOf(named ?? '')).not.toBeNull();
    expect(await Promise.all(hidden.map(threadOf))).toEqual(hidden.map(() => null));
  });

  it('find the same, in the same order, whatever is looked for', async () => {
    const [one, other] = worlds;
    for (const q of SEARCHED) expect(await foundIn(other, q), q).toEqual(await foundIn(one, q));
    expect((await foundIn(one, 'words')).total).toBe(7);
    expect((await foundIn(one, 'hidden')).total).toBe(0);
    const indexOf = ({ app }: World) =>
      app.db.selectFrom('search_documents').selectAll().orderBy('sha256').execute();
    expect(await indexOf(other)).toEqual(await indexOf(one));
  });

  it.skipIf(!isBuilt)('show every public page alike, and what pages are made of', async () => {
    process.env['PROTOCOL_HEADER'] = OWN_HEADERS.protocol;
    process.env['HOST_HEADER'] = OWN_HEADERS.host;
    process.env['ADDRESS_HEADER'] = OWN_HEADERS.address;
    const { handler } = (await import(BUILD.href)) as { handler: PageHandler };
    for (const account of OUTSIDERS) {
      const found = await bothAnswer(account, handler, pageAddresses);
      expect(found.get('/en/mulgil/2026/search?q=words')).toContain('7 results');
      expect(found.get('/en/mulgil/2026/search?q=hidden')).toContain('Nothing was found');
      expect(found.get('/en/mulgil/2026/sessions/open-session')).toContain('Words under a name');
      expect(found.get('/en/mulgil/2026/sessions/chatham-session')).toContain('Words under the rule');
      expect(found.get('/en/mulgil/2026/people/hidden-a')).toMatch(/^404/);
      for (const [path, answer] of found) {
        for (const secret of [
          'Hidden A',
          'Hidden B',
          'Secret Office',
          'Delegate A',
          'Never stored',
          'Company 0',
        ])
          expect(answer, path).not.toContain(secret);
      }
    }
  });
});
