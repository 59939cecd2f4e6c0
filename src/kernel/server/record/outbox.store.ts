import { randomBytes } from 'node:crypto';
import { commitField, COMMITMENT_KEY_BYTES, nodePrimitives } from '@madang/record';
import type { Act, Command } from '#kernel/domain/command.ts';
import type { Tx } from '../db.ts';

export type ToldAct = { readonly act: Act; readonly actId: string };

/** Puts the public side of acts in line for the log, in the transaction of the acts themselves. */
export async function writeOutbox(
  tx: Tx,
  command: Command<unknown>,
  told: readonly ToldAct[],
): Promise<void> {
  const rows = told.flatMap(({ act, actId }) => {
    if (act.entry === undefined || act.editionId === null) return [];
    const { data, documents = [], cites = [] } = act.entry;
    return {
      forum_id: command.forumId,
      act_id: actId,
      edition_id: act.editionId,
      kind: act.kind,
      subject_kind: act.subjectKind,
      subject_id: act.subjectId,
      acted_at: command.at,
      data: JSON.stringify(data),
      documents: JSON.stringify(documents),
      cites: JSON.stringify(cites),
      log_index: null,
    };
  });
  if (rows.length === 0) return;
  await tx.insertInto('log_outbox').values(rows).execute();
  const fields = (await Promise.all(told.map((one) => fieldsOf(command.forumId, one)))).flat();
  if (fields.length > 0) await tx.insertInto('log_fields').values(fields).execute();
}

/** Each field is committed under a random key of its own, so that equal texts do not look alike in the log. */
function fieldsOf(forumId: string, { act, actId }: ToldAct) {
  return Promise.all(
    Object.entries(act.entry?.sealed ?? {}).map(async ([field, { value, open }]) => {
      const key = randomBytes(COMMITMENT_KEY_BYTES);
      const commitment = await commitField(nodePrimitives, { field, key: new Uint8Array(key), value });
      const kept = { commitment: Buffer.from(commitment), value, key, is_open: open, erased_at: null };
      return { forum_id: forumId, act_id: actId, field, ...kept };
    }),
  );
}
