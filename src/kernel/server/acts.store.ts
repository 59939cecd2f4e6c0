import type { Act, Command } from '#kernel/domain/command.ts';
import type { Reader, Tx } from './db.ts';
import { writeOutbox } from './record/outbox.store.ts';

/** Writes the audit trail of a change in the change's own transaction. */
export async function writeActs(
  tx: Tx,
  command: Command<unknown>,
  newId: () => string,
  acts: readonly Act[],
): Promise<void> {
  if (acts.length === 0) return;
  const told = acts.map((act) => ({ act, actId: newId() }));
  const rows = told.map(({ act, actId }) => ({
    forum_id: command.forumId,
    act_id: actId,
    edition_id: act.editionId,
    kind: act.kind,
    subject_kind: act.subjectKind,
    subject_id: act.subjectId,
    payload: JSON.stringify(act.payload),
    actor_id: command.viewer.account?.id ?? null,
    on_behalf_of: null,
    acted_at: command.at,
  }));
  await tx.insertInto('acts').values(rows).execute();
  await writeOutbox(tx, command, told);
}

/** The newest acts of a forum, for the secretariat's audit page. */
export function latestActs(db: Reader, forumId: string, limit: number) {
  return db
    .selectFrom('acts')
    .leftJoin('auth_users', 'auth_users.id', 'acts.actor_id')
    .select(['act_id', 'kind', 'subject_kind', 'subject_id', 'acted_at', 'auth_users.name as actor_name'])
    .where('acts.forum_id', '=', forumId)
    .orderBy('act_id', 'desc')
    .limit(limit)
    .execute();
}
