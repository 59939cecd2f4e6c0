import type { Command } from '#kernel/domain/command.ts';
import type { Reader, Tx } from '#kernel/server/db.ts';
import type { ProposingRules, ProposingState, SetProposing } from '../domain/proposing.ts';
import './tables.ts';

export async function loadProposing(
  tx: Tx,
  { forumId, input }: Command<SetProposing>,
): Promise<ProposingState | null> {
  const found = await tx
    .selectFrom('deliberations')
    .select(['state', 'proposing', 'answers_shown as answersShown'])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', input.editionId)
    .where('deliberation_id', '=', input.deliberationId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return found ?? null;
}

export async function writeProposing(
  tx: Tx,
  { deliberationId, proposing, answersShown }: SetProposing,
  { forumId }: Command<unknown>,
): Promise<void> {
  await tx
    .updateTable('deliberations')
    .set({ proposing, answers_shown: answersShown })
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .execute();
}

/** Who may propose in a deliberation, and who reads the answers; nobody where it is not known. */
export async function proposingRules(
  db: Reader,
  { forumId, deliberationId }: { readonly forumId: string; readonly deliberationId: string },
): Promise<ProposingRules> {
  const found = await db
    .selectFrom('deliberations')
    .select(['proposing', 'answers_shown as answersShown'])
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .executeTakeFirst();
  return found ?? { proposing: 'nobody', answersShown: 'author' };
}

/** Whether an edition takes proposals now, from whomever: what a link to the form depends on. */
export async function takesProposals(
  db: Reader,
  { forumId, editionId }: { readonly forumId: string; readonly editionId: string },
): Promise<boolean> {
  const found = await db
    .selectFrom('deliberations')
    .select('deliberation_id')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .where('state', '=', 'open')
    .where('proposing', '<>', 'nobody')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
