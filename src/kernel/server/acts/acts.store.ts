import type { Act } from '#kernel/domain/command.ts';
import type { Reader, Tx } from '../database/db.ts';
import { writeOutbox } from '../record/outbox.store.ts';

/** As much of a command as its acts tell: where, when, and by which account. */
export type Acting = {
  readonly forumId: string;
  readonly at: Date;
  readonly viewer: { readonly account: { readonly id: string } | null };
};

/** Writes the audit trail of a change in the change's own transaction. */
export async function writeActs(
  tx: Tx,
  command: Acting,
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

export type ActRow = {
  readonly actId: string;
  readonly kind: string;
  readonly actedAt: Date;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** The address of the account; null where a rule acted, or the account is gone. */
  readonly actor: string | null;
};

/** The newest acts of an edition, for the secretariat's eyes. */
export function latestActs(db: Reader, forumId: string, editionId: string, limit: number): Promise<ActRow[]> {
  return db
    .selectFrom('acts')
    .leftJoin('auth_users', 'auth_users.id', 'acts.actor_id')
    .select(['act_id as actId', 'kind', 'acted_at as actedAt', 'auth_users.email as actor'])
    .select(['subject_kind as subjectKind', 'subject_id as subjectId'])
    .where('acts.forum_id', '=', forumId)
    .where('acts.edition_id', '=', editionId)
    .orderBy('act_id', 'desc')
    .limit(limit)
    .execute();
}
