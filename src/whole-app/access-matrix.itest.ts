import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '#kernel/domain/viewer.ts';
import { createHttp } from '#kernel/server/http/http.ts';
import { allows } from './access-matrix.ts';
import { API_ROUTES, LIVE_AUDIENCES } from '../composition/compose.ts';
import {
  ANYONE,
  openTestApplication,
  seedForum,
  someone,
  type SeededForum,
  type TestApplication,
} from './test-application.ts';

// Every address of the API is asked by every role, so that the matrix is what happens and not what is written down.
const at = new Date('2026-11-24T00:00:00Z');
let test: TestApplication;
let seeded: SeededForum;
beforeAll(async () => {
  test = await openTestApplication(at);
  seeded = await seedForum(test.db, 'f', { slug: 'e', startsOn: '2026-12-01', callClosesOn: '2026-11-30' });
});
afterAll(() => test.close());

const HELD: Readonly<Record<Role, readonly Role[]>> = {
  public: [],
  signed_in: [],
  participant: ['participant'],
  rapporteur: ['rapporteur'],
  chair: ['chair'],
  secretariat: ['secretariat'],
};
const NOWHERE = '01900000-0000-7000-8000-000000000000';

function serverFor(role: Role) {
  const viewer = role === 'public' ? ANYONE : someone(role, ...HELD[role]);
  const forum = { forumId: seeded.forumId, slug: 'f', names: {}, about: {} };
  const place = async () => ({ forum, edition: { editionId: seeded.editionId, slug: 'e' }, viewer });
  return createHttp({
    app: test.app,
    routes: API_ROUTES,
    places: { fresh: place, kept: place },
    audiences: LIVE_AUDIENCES,
    pages: null,
  });
}

async function statuses(role: Role): Promise<Record<string, 'open' | 'refused'>> {
  const server = serverFor(role);
  const found: Record<string, 'open' | 'refused'> = {};
  for (const { method, path } of API_ROUTES) {
    const url = `/api/v1/f/e${path.replace(/:\w+/g, NOWHERE)}`;
    const { statusCode } = await server.inject({ method, url, ...(method === 'GET' ? {} : { payload: {} }) });
    expect(statusCode, `${method} ${path} as ${role}`).toBeLessThan(500);
    const code = statusCode === 401 || statusCode === 403 ? 'refused' : 'open';
    found[`${method} ${path}`] = code;
  }
  await server.close();
  return found;
}

describe('who may ask for what', () => {
  it.each(ROLES)('%s is let in exactly where the matrix says so', async (role) => {
    const written = API_ROUTES.map(({ method, path, access }) => [
      `${method} ${path}`,
      allows(access, role) ? 'open' : 'refused',
    ]);
    expect(await statuses(role)).toEqual(Object.fromEntries(written));
  });
  it('is answered in the API’s own way where there is no such address', async () => {
    const server = serverFor('public');
    for (const [method, url] of [
      ['GET', '/api/v1/f/e/nonsense'],
      ['DELETE', '/api/v1/f/e/positions'],
      ['GET', '/api/v1/f'],
      ['POST', '/api/v2'],
    ] as const) {
      const { statusCode, headers, body } = await server.inject({ method, url });
      expect([statusCode, headers['content-type'], body]).toEqual([
        404,
        'application/json; charset=utf-8',
        '{"code":"not-found"}',
      ]);
    }
    await server.close();
  });
});
