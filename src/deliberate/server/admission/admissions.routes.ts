import { createHash } from 'node:crypto';
import { z } from 'zod';
import { intakeRoute, type ApiPlace, type ApiRoute, type IntakeReply } from '#kernel/server/http/api.ts';
import { visitorCookie, visitorCookieLine, visitorOf, visitorToken } from '#kernel/server/http/visitor.ts';
import { leadingZeroBits, workText } from '#deliberate/domain/admission/proof-work.ts';
import { admitByWork } from './admission.store.ts';
import { deliberationById } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import { newVisitorWait } from '#deliberate/server/reacting/reaction-limits.ts';

const input = z.object({
  deliberationId: z.uuid(),
  /** Made on the device, and what the work was done for. */
  visitorId: z.uuid({ version: 'v4' }),
  work: z.int().min(0),
  /** In a frame: the visitor's token, or empty for one who has none yet. */
  who: z.string().optional(),
});
type Work = z.infer<typeof input>;

/** One piece of work lets one visitor in: whoever is known already keeps their id. */
async function admit(place: ApiPlace, asked: Work, network: string): Promise<IntakeReply> {
  const { app, forum, edition, viewer } = place;
  const { deliberationId, visitorId, work, who } = asked;
  const where = { forumId: forum.forumId, editionId: edition.editionId, deliberationId };
  const deliberation = await deliberationById(app.db, where);
  const wanted = deliberation?.state === 'open' ? deliberation.proofBits : 0;
  const hash = createHash('sha256')
    .update(workText(deliberationId, visitorId, work))
    .digest();
  if (wanted === 0 || leadingZeroBits(hash) < wanted) return refused;
  const { secret, publicUrl } = app.config;
  const known = visitorOf(who, secret) ?? viewer.visitorId;
  const wait = known === null ? newVisitorWait(app, network) : 0;
  if (wait > 0) return { status: 429, headers: { 'retry-after': String(wait) }, body: { code: 'too-many' } };
  const admitted = known ?? visitorId;
  const done = await admitByWork(app.db, { ...where, admitted, work: visitorId, at: app.now() });
  if (!done) return refused;
  const token = visitorToken(admitted, secret);
  const cookie = visitorCookie(publicUrl, who === undefined ? 'page' : 'frame');
  return {
    status: 200,
    body: { ok: true, ...(who === undefined ? {} : { who: token }) },
    headers: known === null ? { 'set-cookie': visitorCookieLine(token, cookie) } : {},
  };
}

const refused: IntakeReply = {
  status: 403,
  body: {
    code: 'work-refused',
    message: {
      ko: '이 계산으로는 참여할 수 없습니다. 화면을 새로 고쳐 다시 해 주십시오.',
      en: 'This work lets nobody in. Please reload the page and try again.',
    },
  },
};

export const admissionRoutes: readonly ApiRoute[] = [
  intakeRoute({
    path: '/admissions',
    summary: 'Show the work of a new device, where the rules ask for it.',
    access: ['public'],
    input,
    take: admit,
  }),
];
