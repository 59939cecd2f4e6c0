import type { Command } from '#kernel/domain/command.ts';
import type { Tx } from '#kernel/server/database/db.ts';
import { entriesWithField } from '#kernel/server/record/erasure.store.ts';
import type { EraseField, EraseState } from '../domain/erase-field.ts';

export async function loadEraseState(tx: Tx, { forumId, input }: Command<EraseField>): Promise<EraseState> {
  const found = await entriesWithField(tx, { forumId, ...input });
  if (found === null) return null;
  const logs = await tx
    .selectFrom('logs')
    .select(['edition_id', 'origin', 'incident'])
    .where('forum_id', '=', forumId)
    .orderBy('opened_at', 'desc')
    .execute();
  const seals = await tx
    .selectFrom('edition_seals')
    .select('edition_id')
    .where('forum_id', '=', forumId)
    .execute();
  const sealed = new Set(seals.map(({ edition_id }) => edition_id));
  const open = logs.find(({ edition_id }) => !sealed.has(edition_id));
  return {
    subjectKind: found.subjectKind,
    subjectId: found.subjectId,
    entries: found.entries,
    origins: new Map(logs.map(({ edition_id, origin }) => [edition_id, origin])),
    sealed,
    openEditionId: open?.edition_id ?? null,
  };
}
