import { error } from '@sveltejs/kit';
import { here } from '../../../../../acting.ts';
import { issuedReleases } from '#publish/server/releases.store.ts';
import type { RequestHandler } from './$types';

/** `1-ko.txt`: the text of a release exactly as issued, whose hash stands in the record. */
const FILE_FORM = /^(\d{1,4})-(ko|en)\.txt$/;

export const GET: RequestHandler = async ({ locals, params }) => {
  const { app, forum, edition } = here(locals);
  const asked = FILE_FORM.exec(params.file);
  const releases = asked === null ? [] : await issuedReleases(app.db, forum.forumId, edition.editionId);
  const release = releases.find(({ number }) => number === Number(asked?.[1]));
  if (release === undefined) error(404, 'not-found');
  const text = asked?.[2] === 'en' ? release.texts.en : release.texts.ko;
  return new Response(text, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${forum.slug}-${edition.slug}-release-${params.file}"`,
    },
  });
};
