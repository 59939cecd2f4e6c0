import { error } from '@sveltejs/kit';
import { refusalText } from '#kernel/domain/decision.ts';
import { polisFilesOf } from '#deliberate/server/polis/polis-export.store.ts';
import { zipParts } from '@madang/record';
import type { RequestHandler } from './$types';
import { here } from '../../../../../../acting.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A conversation that came with public rows, as it came; of any other there is a sentence that says where to look. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { app, forum, edition, lang } = here(locals);
  const { deliberation } = params;
  if (!UUID.test(deliberation)) error(404, 'not-found');
  const where = { forumId: forum.forumId, editionId: edition.editionId, deliberationId: deliberation };
  const exported = await polisFilesOf(app.db, where);
  if (!exported.ok) {
    const { refusal } = exported;
    return new Response(refusalText(refusal, lang), {
      status: refusal.meaning.status,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
  }
  const members = Object.entries(exported.files).map(([path, bytes]) => ({ path, bytes }));
  return new Response(new Uint8Array(Buffer.concat([...zipParts(members)])), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${forum.slug}-${edition.slug}-polis.zip"`,
    },
  });
};
