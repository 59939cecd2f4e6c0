import { error } from '@sveltejs/kit';
import { here } from '../../../../../acting.ts';
import { editionRecord } from '../../../../../../composition/edition-record.ts';
import { openData } from '#publish/domain/open-data.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const { app, forum, edition } = here(locals);
  if (params.file !== 'record.json') error(404, 'not-found');
  const bundle = openData(await editionRecord(app.db, { forum, edition }), app.now());
  return new Response(`${JSON.stringify(bundle, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${forum.slug}-${edition.slug}.json"`,
      'access-control-allow-origin': '*',
    },
  });
};
