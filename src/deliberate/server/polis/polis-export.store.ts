import { writePolisExport, type PolisFiles } from '@madang/common-ground';
import type { Refusal } from '#kernel/domain/decision.ts';
import type { Reader } from '#kernel/server/database/db.ts';
import { polisExportOf, type HeldConversation } from '#deliberate/domain/polis/polis-out.ts';
import type { Stance } from '#deliberate/domain/reacting/cast-reaction.ts';
import { refuse } from '#deliberate/domain/refusals.ts';
import '#deliberate/server/tables.ts';

export type OneExport = {
  readonly forumId: string;
  readonly editionId: string;
  readonly deliberationId: string;
};
export type Exported =
  { readonly ok: true; readonly files: PolisFiles } | { readonly ok: false; readonly refusal: Refusal };

/** The files of a conversation in Polis's form, where its rules allow rows; else the refusal that says where to look. */
export async function polisFilesOf(db: Reader, where: OneExport): Promise<Exported> {
  const { forumId, editionId, deliberationId } = where;
  const found = await db
    .selectFrom('deliberations')
    .leftJoin('conversation_imports as came', (on) =>
      on
        .onRef('came.forum_id', '=', 'deliberations.forum_id')
        .onRef('came.deliberation_id', '=', 'deliberations.deliberation_id'),
    )
    .select(['row_export as rows', 'came.columns', 'came.summary', 'came.dialects'])
    .where('deliberations.forum_id', '=', forumId)
    .where('deliberations.edition_id', '=', editionId)
    .where('deliberations.deliberation_id', '=', deliberationId)
    .executeTakeFirst();
  if (found === undefined) return { ok: false, refusal: refuse('deliberation-unknown').refusal };
  // Only a conversation that came with its rows in the open has rules that let them out again.
  if (!found.rows || found.columns === null) return { ok: false, refusal: refuse('rows-not-public').refusal };
  const { summary, columns, dialects } = found;
  const held = await heldConversation(db, where, { summary, columns, dialects: dialects ?? {} });
  return { ok: true, files: writePolisExport(polisExportOf(held)) };
}

async function heldConversation(
  db: Reader,
  { forumId, deliberationId }: OneExport,
  kept: Pick<HeldConversation, 'summary' | 'columns' | 'dialects'>,
): Promise<HeldConversation> {
  const rows = await db
    .selectFrom('conversation_import_rows')
    .select(['file', 'visitor_id as visitorId', 'entry_id as entryId', 'fields'])
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .orderBy('file')
    .orderBy('place')
    .execute();
  // As it was said there: what was corrected or translated here since is ours, and not part of that conversation.
  const positions = await db
    .selectFrom('positions as p')
    .innerJoin('position_versions as first', (on) =>
      on
        .onRef('first.forum_id', '=', 'p.forum_id')
        .onRef('first.position_id', '=', 'p.position_id')
        .on('first.version', '=', 1),
    )
    .select(['p.position_id', 'p.number', 'first.authentic_language', 'first.texts'])
    .where('p.forum_id', '=', forumId)
    .where('p.deliberation_id', '=', deliberationId)
    .execute();
  const reactions = await db
    .selectFrom('public_reactions')
    .select(['visitor_id', 'position_id', 'stance'])
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .execute();
  const log = await db
    .selectFrom('reaction_log')
    .select(['entry_id', 'stance'])
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .where('stance', 'is not', null)
    .$narrowType<{ stance: Stance }>()
    .execute();
  const numbers = new Map(positions.map(({ position_id, number }) => [position_id, number]));
  const latest = new Map<string, Map<number, Stance>>();
  for (const { visitor_id, position_id, stance } of reactions) {
    const own = latest.get(visitor_id) ?? new Map<number, Stance>();
    const number = numbers.get(position_id);
    if (number !== undefined) own.set(number, stance);
    latest.set(visitor_id, own);
  }
  return {
    ...kept,
    rows,
    texts: new Map(positions.map((row) => [row.number, row.texts[row.authentic_language] ?? ''])),
    latest,
    entries: new Map(log.map(({ entry_id, stance }) => [entry_id, stance])),
  };
}

/** The deliberations of an edition, and whether their rules let rows out. */
export function deliberationsToExport(
  db: Reader,
  { forumId, editionId }: Pick<OneExport, 'forumId' | 'editionId'>,
) {
  return db
    .selectFrom('deliberations')
    .select(['deliberation_id as deliberationId', 'titles', 'row_export as rows'])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .orderBy('created_at')
    .execute();
}
