import { randomBytes } from 'node:crypto';
import { commitField, COMMITMENT_KEY_BYTES, encodeEntry, nodePrimitives } from '@madang/record';
import type { Act, Command, PublicEntry } from '#kernel/domain/command.ts';
import type { Tx } from '../database/db.ts';

export type ToldAct = { readonly act: Act; readonly actId: string };
type PublicAct = ToldAct & { readonly entry: PublicEntry; readonly editionId: string };
type FieldRow = Awaited<ReturnType<typeof fieldsOf>>[number];

/** Puts the public side of acts in line for the log, in the transaction of the acts themselves. */
export async function writeOutbox(
  tx: Tx,
  command: Pick<Command<unknown>, 'forumId' | 'at'>,
  told: readonly ToldAct[],
): Promise<void> {
  const entered = told.flatMap(({ act, actId }): PublicAct[] =>
    act.entry === undefined || act.editionId === null
      ? []
      : [{ act, actId, entry: act.entry, editionId: act.editionId }],
  );
  if (entered.length === 0) return;
  const fields = await Promise.all(entered.map((one) => fieldsOf(command.forumId, one)));
  entered.forEach((one, at) => refuseUnencodable(one, command.at, fields[at] ?? []));
  const rows = entered.map(({ act, actId, editionId, entry: { data, documents = [], cites = [] } }) => ({
    forum_id: command.forumId,
    act_id: actId,
    edition_id: editionId,
    kind: act.kind,
    subject_kind: act.subjectKind,
    subject_id: act.subjectId,
    acted_at: command.at,
    data: JSON.stringify(data),
    documents: JSON.stringify(documents),
    cites: JSON.stringify(cites),
    log_index: null,
  }));
  await tx.insertInto('log_outbox').values(rows).execute();
  if (fields.flat().length > 0) await tx.insertInto('log_fields').values(fields.flat()).execute();
}

/** Each field is committed under a random key of its own, so that equal texts do not look alike in the log. */
function fieldsOf(forumId: string, { entry, actId }: PublicAct) {
  return Promise.all(
    Object.entries(entry.sealed ?? {}).map(async ([field, { value, open, forgotten }]) => {
      const key = randomBytes(COMMITMENT_KEY_BYTES);
      const commitment = await commitField(nodePrimitives, { field, key: new Uint8Array(key), value });
      const kept = forgotten ? { value: null, key: null } : { value, key };
      return {
        ...{ forum_id: forumId, act_id: actId, field, commitment: Buffer.from(commitment), is_open: open },
        ...kept,
        erased_at: null,
      };
    }),
  );
}

/** As large as an index gets, so that what fits here fits later, wherever the cited entries stand. */
const INDEX_AT_MOST = Number.MAX_SAFE_INTEGER;

/** A defect of one command fails that command; found by the sequencer it would stop the whole edition's log. */
function refuseUnencodable(one: PublicAct, at: Date, fields: readonly FieldRow[]): void {
  const { act, actId, entry } = one;
  const encoded = encodeEntry({
    id: actId,
    kind: act.kind,
    at: at.toISOString(),
    data: entry.data,
    sealed: Object.fromEntries(fields.map(({ field, commitment }) => [field, new Uint8Array(commitment)])),
    open: fields.filter(({ is_open }) => is_open).map(({ field }) => field),
    documents: entry.documents ?? [],
    cites: (entry.cites ?? []).map(() => ({ entry: INDEX_AT_MOST })),
  });
  if (!encoded.ok) throw new Error(`${act.kind} cannot be entered into the log: ${encoded.detail}.`);
}
