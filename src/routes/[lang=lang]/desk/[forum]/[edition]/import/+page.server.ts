import { fail, redirect } from '@sveltejs/kit';
import { draftFrom } from '#convene/domain/importing/release-draft.ts';
import { readSource } from '#convene/server/importing/release-source.ts';
import { importReleaseCommand } from '#convene/server/importing/releases.commands.ts';
import { draftFromModel, modelFrom, modelFromFields } from '#convene/web/importing/import-model.ts';
import { sourceFrom } from '#convene/web/importing/import-source.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../../acting.ts';

export const load: PageServerLoad = ({ locals, url }) => {
  const count = (name: string) => Number(url.searchParams.get(name) ?? 0);
  const stored = { people: count('people'), words: count('words'), leftOut: count('left-out') };
  return { base: here(locals).base, stored: url.searchParams.has('people') ? stored : null };
};

export const actions: Actions = {
  read: async ({ request, locals }) => {
    const { bytes, pasted } = await sourceFrom(await request.formData());
    const { publishedOn } = pasted;
    if (bytes === null) return fail(422, { problem: 'nothing' as const, pasted });
    const read = readSource(bytes, publishedOn || null);
    if (!read.ok) return fail(422, { unread: read.message[locals.lang], pasted });
    const source = Buffer.from(bytes).toString('base64');
    return { preview: { ...read.beside, model: modelFrom(draftFrom(read.release)), source, publishedOn } };
  },
  store: async ({ request, locals, url }) => {
    const { source = '', publishedOn = '', ...fields } = await fieldsOf(request);
    const read = readSource(Buffer.from(source, 'base64'), publishedOn || null);
    if (!read.ok) return fail(422, { unread: read.message[locals.lang] });
    const model = modelFromFields(fields);
    const { editionId } = here(locals).edition;
    const done = await act(locals, importReleaseCommand, {
      ...draftFromModel(model),
      ...read.source,
      editionId,
    });
    const preview = { ...read.beside, model, source, publishedOn };
    if (!done.ok) return fail(done.failure.status, { preview, refusal: done.failure.data.refusal });
    const { people = [], interventions = [], leftOut = 0 } = done.change ?? {};
    redirect(
      303,
      `${url.pathname}?people=${people.length}&words=${interventions.length}&left-out=${leftOut}`,
    );
  },
};
