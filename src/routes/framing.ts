import { randomUUID } from 'node:crypto';
import { visitorOf, visitorToken } from '#kernel/server/http/visitor.ts';
import { admitByWork } from '#deliberate/server/admission/admission.store.ts';
import { deliberationToReact } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import { visitorOfXid } from '#deliberate/server/admission/xid.ts';
import { xidGeneration } from '#deliberate/server/admission/xid.store.ts';
import { here } from './acting.ts';

/**
 * A page in another site's frame: which sites may show it, and who is there. A frame may have no cookie, so its forms
 * and links carry a token; a partner site may name its own people by a signed id instead.
 */
export async function enterFrame(locals: App.Locals, url: URL, given: string | null): Promise<void> {
  const { app, forum, edition } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  const deliberation = await deliberationToReact(app.db, where);
  const origins = deliberation?.embedOrigins ?? [];
  const { secret } = app.config;
  let known = visitorOf(given ?? url.searchParams.get('who'), secret);
  const { searchParams } = url;
  if (deliberation !== null && searchParams.has('xid')) {
    const { deliberationId, invitedOnly } = deliberation;
    const [xid = '', until = '', sig = ''] = ['xid', 'until', 'sig'].map(
      (name) => searchParams.get(name) ?? '',
    );
    const generation = await xidGeneration(app.db, where.forumId, deliberationId);
    const check = { secret, deliberationId, generation, at: app.now() };
    const partner = visitorOfXid({ xid, until, sig }, check);
    // The secretariat gave the partner its secret: whoever the partner vouches for is invited.
    const invited = { forumId: where.forumId, deliberationId, at: app.now() };
    if (partner !== null && invitedOnly)
      await admitByWork(app.db, { ...invited, admitted: partner, work: partner });
    known = partner ?? known;
  }
  locals.frame = { origins, who: known === null ? '' : visitorToken(known, secret) };
  const visitorId = known ?? randomUUID();
  if (locals.place !== null)
    locals.place = { ...locals.place, viewer: { ...locals.place.viewer, visitorId } };
  locals.visitorId = visitorId;
}
