import { sql, type Tx } from '../database/db.ts';

type Subjects = {
  readonly forumId: string;
  readonly subjectKind: string;
  readonly subjectIds: readonly string[];
  readonly field: string;
};

/**
 * Destroys what could open a field that a rule has closed for good, such as a speaker under the Chatham House Rule.
 * Nothing was published, so nothing is erased: the log shows as before that there was something.
 */
export async function forgetFields(
  tx: Tx,
  { forumId, subjectKind, subjectIds, field }: Subjects,
): Promise<void> {
  await sql`
    UPDATE log_fields SET value = NULL, key = NULL
    FROM log_outbox
    WHERE log_fields.forum_id = ${forumId} AND log_fields.field = ${field} AND NOT log_fields.is_open
      AND log_outbox.forum_id = log_fields.forum_id AND log_outbox.act_id = log_fields.act_id
      AND log_outbox.subject_kind = ${subjectKind} AND log_outbox.subject_id = ANY(${[...subjectIds]}::uuid[])`.execute(
    tx,
  );
}
