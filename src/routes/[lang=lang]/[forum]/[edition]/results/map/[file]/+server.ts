import { error } from '@sveltejs/kit';
import { releasedMap } from '#deliberate/server/results/results-map.store.ts';
import type { RequestHandler } from './$types';
import { here } from '../../../../../../acting.ts';

export const GET: RequestHandler = async ({ locals, params, request }) => {
  const { app, forum, edition, viewer } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId, viewer };
  const map = await releasedMap(app.db, where, params.file);
  if (map === null) error(404, 'not-found');
  const headers = {
    'content-type': 'application/octet-stream',
    'cache-control': map.forAll ? 'public, max-age=31536000, immutable' : 'private, no-store',
    etag: `"${map.sha256.slice(0, 22)}"`,
    ...(map.forAll && { 'access-control-allow-origin': '*' }),
  };
  if (request.headers.get('if-none-match') === headers.etag)
    return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(map.bytes), { headers });
};
