import { askWitness, nodePrimitives, readSignedCheckpoint, type WitnessReply } from '@madang/record';
import { sql, type Database } from '../database/db.ts';
import { logStore } from './log-folder.ts';
import type { Edition, Sequencer } from './sequencer.ts';
import { witnessesOf, type Witness } from './witness-policy.ts';

/** A witness that did not cosign is left alone this long. */
const ASK_AGAIN_MS = 60_000;

export type WitnessingParts = {
  readonly db: Database;
  readonly dataFolder: string;
  readonly sequencer: Sequencer;
  readonly witnesses: string | null;
  readonly now: () => Date;
  readonly log: (line: string) => void;
};

/** Asks whoever should witness a log, beside everything else: nothing ever waits for a witness. */
export type Witnessing = {
  /** Asks each witness that has not cosigned the newest head, one question at a time. Resolves when all have answered. */
  ask(): Promise<void>;
};

type Behind = Edition & { readonly folder: string; readonly size: number };

export function createWitnessing(parts: WitnessingParts): Witnessing {
  const { db, dataFolder, sequencer, log } = parts;
  const asking = new Map<string, Promise<void>>();
  const notBefore = new Map<string, number>();
  const configured = witnessesOf(parts.witnesses);

  async function askOne(witness: Witness, url: string): Promise<void> {
    for (const edition of await behindFor(db, witness.name)) {
      const pause = `${witness.name} ${edition.editionId}`;
      if ((notBefore.get(pause) ?? 0) > parts.now().getTime()) continue;
      const store = logStore(dataFolder, edition.folder);
      const bytes = await store.read('checkpoint');
      const signed = bytes === undefined ? undefined : readSignedCheckpoint(bytes);
      if (signed?.ok !== true) continue;
      const question = { url, key: witness.key, log: store, signed: signed.value, oldSize: edition.size };
      const reply = await askWitness(nodePrimitives, question);
      const { size } = signed.value.checkpoint;
      if (reply.kind === 'cosigned') {
        const merged = await sequencer.cosign(edition, { size, key: witness.key, line: reply.line });
        if (merged !== null)
          await saveCosigned(db, edition, { witness: witness.name, size, at: parts.now() });
        continue;
      }
      notBefore.set(pause, parts.now().getTime() + ASK_AGAIN_MS);
      log(`[log] witness ${witness.name} on ${edition.folder}: ${inWords(reply)}`);
      await saveTrouble(db, edition, { witness: witness.name, trouble: inWords(reply) });
    }
  }

  async function ask(): Promise<void> {
    for (const witness of await configured) {
      const { name, url } = witness;
      if (url === undefined || asking.has(name)) continue;
      const turn = askOne(witness, url)
        .catch((error: unknown) =>
          log(`[log] witness ${name}: ${error instanceof Error ? error.message : String(error)}`),
        )
        .finally(() => asking.delete(name));
      asking.set(name, turn);
    }
    await Promise.all(asking.values());
  }
  return { ask };
}

function inWords(reply: Exclude<WitnessReply, { kind: 'cosigned' }>): string {
  if (reply.kind === 'behind') return `behind: it has cosigned ${reply.size}`;
  if (reply.kind === 'refused') return `refused: ${reply.status} ${reply.detail}`.trim();
  return `${reply.kind}: ${reply.detail}`;
}

/** Logs whose newest head this witness has not cosigned; `size` is what it cosigned last. */
async function behindFor(db: Database, witness: string): Promise<Behind[]> {
  const { rows } = await sql<Behind>`
    SELECT logs.forum_id AS "forumId", logs.edition_id AS "editionId", logs.folder,
      coalesce(log_witnesses.size, 0) AS size
    FROM logs LEFT JOIN log_witnesses ON log_witnesses.forum_id = logs.forum_id
      AND log_witnesses.edition_id = logs.edition_id AND log_witnesses.witness = ${witness}
    WHERE logs.incident IS NULL AND logs.size > coalesce(log_witnesses.size, 0)`.execute(db);
  return rows;
}

async function saveCosigned(
  db: Database,
  { forumId, editionId }: Edition,
  { witness, size, at }: { readonly witness: string; readonly size: number; readonly at: Date },
): Promise<void> {
  await sql`
    INSERT INTO log_witnesses (forum_id, edition_id, witness, size, cosigned_at, trouble)
    VALUES (${forumId}, ${editionId}, ${witness}, ${size}, ${at}, NULL)
    ON CONFLICT (forum_id, edition_id, witness) DO UPDATE
    SET size = greatest(log_witnesses.size, excluded.size), cosigned_at = excluded.cosigned_at,
      trouble = NULL`.execute(db);
}

async function saveTrouble(
  db: Database,
  { forumId, editionId }: Edition,
  { witness, trouble }: { readonly witness: string; readonly trouble: string },
): Promise<void> {
  await sql`
    INSERT INTO log_witnesses (forum_id, edition_id, witness, size, cosigned_at, trouble)
    VALUES (${forumId}, ${editionId}, ${witness}, 0, NULL, ${trouble})
    ON CONFLICT (forum_id, edition_id, witness) DO UPDATE SET trouble = excluded.trouble`.execute(db);
}
