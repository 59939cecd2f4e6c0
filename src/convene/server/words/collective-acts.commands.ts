import { z } from 'zod';
import type { Command } from '#kernel/domain/command.ts';
import { sealedTexts } from '#kernel/domain/sealed-texts.ts';
import type { Tx } from '#kernel/server/database/db.ts';
import type { Handler } from '#kernel/server/acts/execute.ts';
import {
  recordCollectiveAct,
  type CollectiveActRecorded,
  type CollectiveActState,
  type RecordCollectiveAct,
} from '../../domain/words/record-collective-act.ts';
import { nameTexts, wordTexts } from '../texts-input.ts';
import { lockEdition } from '../forum/edition-lock.store.ts';
import '../tables.ts';

const LADDER_MAX = 5;

export const recordCollectiveActCommand: Handler<
  RecordCollectiveAct,
  CollectiveActState,
  CollectiveActRecorded
> = {
  name: 'recordCollectiveAct',
  access: ['secretariat', 'rapporteur'],
  input: z.object({
    editionId: z.uuid(),
    sessionId: z.uuid().nullable(),
    subject: nameTexts,
    verb: z.string().trim().min(1).max(60),
    force: z.string().regex(/^[A-Z]{2,20}$/),
    level: z.int().min(0).max(LADDER_MAX).nullable(),
    texts: wordTexts,
  }),
  load: loadState,
  decide: recordCollectiveAct,
  write: writeCollectiveAct,
  acts: ({ collectiveActId, editionId, sessionId, force, level, texts }) => [
    {
      kind: 'collective_act.recorded',
      subjectKind: 'collective_act',
      subjectId: collectiveActId,
      editionId,
      payload: { sessionId, force, level },
      entry: { data: { sessionId, force, level }, sealed: sealedTexts('text', texts) },
    },
  ],
  topics: ({ sessionId }) => (sessionId === null ? [] : [`session/${sessionId}`]),
};

async function loadState(
  tx: Tx,
  { forumId, input }: Command<RecordCollectiveAct>,
): Promise<CollectiveActState> {
  const editionFound = await lockEdition(tx, forumId, input.editionId);
  const session =
    input.sessionId === null
      ? true
      : await tx
          .selectFrom('sessions')
          .select('session_id')
          .where('forum_id', '=', forumId)
          .where('edition_id', '=', input.editionId)
          .where('session_id', '=', input.sessionId)
          .executeTakeFirst();
  const last = await tx
    .selectFrom('collective_acts')
    .select((by) => by.fn.max('place_in_order').as('place'))
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', input.editionId)
    .executeTakeFirst();
  const place = last?.place === undefined || last.place === null ? 0 : Number(last.place) + 1;
  return { editionFound, sessionFound: session !== undefined, place };
}

async function writeCollectiveAct(
  tx: Tx,
  change: CollectiveActRecorded,
  command: Command<unknown>,
): Promise<void> {
  const { collectiveActId, editionId, sessionId, subject, verb, force, level, texts, place } = change;
  await tx
    .insertInto('collective_acts')
    .values({
      forum_id: command.forumId,
      collective_act_id: collectiveActId,
      edition_id: editionId,
      session_id: sessionId,
      subject: JSON.stringify(subject),
      verb,
      force,
      level,
      texts: JSON.stringify(texts),
      source: null,
      place_in_order: place,
      created_at: command.at,
    })
    .execute();
}
