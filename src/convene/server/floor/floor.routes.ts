import { z } from 'zod';
import {
  intakeRoute,
  queryRoute,
  type ApiPlace,
  type ApiRoute,
  type IntakeReply,
} from '#kernel/server/http/api.ts';
import { chairOrder, CHAIR_ACCESS, orderChair, orderOwn, ownOrder, OWN_ACCESS } from './order-floor.ts';
import { sessionBySlug } from '../sessions/sessions.store.ts';
import { readFloor } from './floor-page.store.ts';
import type { FloorAnswer } from './floor-message.ts';

const RETRY_AFTER_SECONDS = '2';

const asked = ({ forum, edition, viewer }: ApiPlace) => ({
  forumId: forum.forumId,
  editionId: edition.editionId,
  viewer,
});

function replyOf(answer: FloorAnswer): IntakeReply {
  if (answer.ok) return { status: 200, body: { version: answer.version } };
  const { code, meaning, details } = answer.refusal;
  const { status, ko, en } = meaning;
  return {
    status: code === 'sign-in-needed' ? 401 : status,
    body: { code, message: { ko, en }, details, version: answer.version },
    headers: status === 503 ? { 'retry-after': RETRY_AFTER_SECONDS } : {},
  };
}

const place = z.object({
  kind: z.string(),
  voice: z.object({ kind: z.enum(['person', 'organisation', 'group', 'withheld']) }),
  attendance: z.string().nullable(),
});
const turn = place.extend({ phase: z.enum(['called', 'running', 'paused']), leftMs: z.int() });
const floorAnswer = z.object({
  version: z.int(),
  floor: z.enum(['ahead', 'open', 'ended']),
  list: z.enum(['open', 'closed']),
  times: z.object({ speechSeconds: z.int(), replySeconds: z.int() }),
  now: turn.nullable(),
  interrupted: turn.nullable(),
  line: z.array(place),
  item: z.uuid().nullable(),
  closedItems: z.array(z.uuid()),
  coming: z.array(z.object({ itemId: z.uuid(), waiting: z.int() })),
});

export const floorRoutes: readonly ApiRoute[] = [
  queryRoute({
    path: '/sessions/:slug/floor',
    summary: 'Who has the floor of a session and who is next, as far as its record mode tells everyone.',
    access: ['public'],
    answer: floorAnswer,
    run: async (at, { slug = '' }) => {
      const { forumId, editionId, viewer } = asked(at);
      const session = await sessionBySlug(at.app.db, { forumId, editionId, slug });
      return session && (await readFloor(at.app, { forumId, editionId }, session, viewer)).floor;
    },
  }),
  intakeRoute({
    path: '/floor-requests',
    summary: 'Ask for the floor of a session, withdraw, or give a text instead; each counts once.',
    access: OWN_ACCESS,
    input: ownOrder,
    take: async (place, order) => replyOf(await orderOwn(place.app, asked(place), order)),
  }),
  intakeRoute({
    path: '/floor-orders',
    summary:
      'Open and close items of the agenda and the list of speakers, call, start, pause and end turns, for the chair.',
    access: CHAIR_ACCESS,
    input: chairOrder,
    take: async (place, order) => replyOf(await orderChair(place.app, asked(place), order)),
  }),
];
