import { intakeRoute, type ApiPlace, type ApiRoute, type IntakeReply } from '#kernel/server/api.ts';
import { chairOrder, CHAIR_ACCESS, orderChair, orderOwn, ownOrder, OWN_ACCESS } from './order-floor.ts';
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

export const floorRoutes: readonly ApiRoute[] = [
  intakeRoute({
    path: '/floor-requests',
    summary: 'Ask for the floor of a session, withdraw, or give a text instead; each counts once.',
    access: OWN_ACCESS,
    input: ownOrder,
    take: async (place, order) => replyOf(await orderOwn(place.app, asked(place), order)),
  }),
  intakeRoute({
    path: '/floor-orders',
    summary: 'Open and close the list of speakers, call, start, pause and end turns, for the chair.',
    access: CHAIR_ACCESS,
    input: chairOrder,
    take: async (place, order) => replyOf(await orderChair(place.app, asked(place), order)),
  }),
];
