import { createHash } from 'node:crypto';
import { knotKey } from '#kernel/domain/thread.ts';
import type { Command } from '#kernel/domain/command.ts';
import { sql, type Reader, type Tx } from '#kernel/server/database/db.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import type {
  DraftPosition,
  DraftState,
  PositionDrafted,
} from '#deliberate/domain/positions/draft-position.ts';
import type { PositionEdited } from '#deliberate/domain/positions/edit-position.ts';
import { HELD_STATES } from '#deliberate/domain/positions/position-state.ts';
import type { FoundQuote } from '#deliberate/domain/positions/quoted-span.ts';
import type { SubmitState } from '#deliberate/domain/positions/submit-position.ts';
import { reasonToDraw } from '#deliberate/server/reacting/reasons.store.ts';
import '#deliberate/server/tables.ts';

/** The edition's deliberation that is planned or open, else the one that closed last. Locked: numbers are given in turn. */
function lockDeliberation(tx: Tx, { forumId, input }: Command<DraftPosition>) {
  return tx
    .selectFrom('deliberations')
    .select(['deliberation_id as deliberationId', 'state', 'proposing'])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', input.editionId)
    .orderBy(sql`state = 'closed'`)
    .orderBy('created_at', 'desc')
    .limit(1)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function loadDraftState(
  tx: Tx,
  command: Command<DraftPosition>,
  sight: PublicSight,
): Promise<DraftState> {
  return stateFor(tx, command, sight, await lockDeliberation(tx, command));
}

export async function loadSubmitState(
  tx: Tx,
  command: Command<DraftPosition>,
  sight: PublicSight,
): Promise<SubmitState> {
  const deliberation = await lockDeliberation(tx, command);
  const state = await stateFor(tx, command, sight, deliberation);
  const counts = await submissionCounts(tx, command, deliberation?.deliberationId ?? null);
  return { ...state, ...counts, proposing: deliberation?.proposing ?? 'nobody' };
}

async function stateFor(
  tx: Tx,
  { forumId, input: { editionId, interventionId, reasonId } }: Command<DraftPosition>,
  sight: PublicSight,
  deliberation: DraftState['deliberation'] | undefined,
): Promise<DraftState> {
  const ref = { kind: 'intervention' as const, id: interventionId ?? '' };
  const seen = interventionId === undefined ? undefined : await sight(tx, forumId, [ref]);
  const said = seen?.get(knotKey(ref));
  const { lastNumber, held } = await numbersIn(tx, forumId, deliberation?.deliberationId ?? null);
  return {
    deliberation: deliberation ?? null,
    lastNumber,
    held,
    given: reasonId === undefined ? null : await reasonToDraw(tx, forumId, { editionId, reasonId }),
    said: said === undefined ? null : { texts: said.words, authentic: said.authentic },
  };
}

/** The last number given in a deliberation, and how many positions take up its room. */
export async function numbersIn(db: Reader, forumId: string, deliberationId: string | null) {
  if (deliberationId === null) return { lastNumber: 0, held: 0 };
  const { last, held } = await db
    .selectFrom('positions')
    .select((by) => [
      by.fn.coalesce(by.fn.max('number'), sql<number>`0`).as('last'),
      by.fn
        .countAll<number>()
        .filterWhere('state', 'in', [...HELD_STATES])
        .as('held'),
    ])
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .executeTakeFirstOrThrow();
  return { lastNumber: last, held };
}

async function submissionCounts(
  tx: Tx,
  { forumId, viewer }: Command<unknown>,
  deliberationId: string | null,
): Promise<Pick<SubmitState, 'own' | 'waiting'>> {
  const none = { own: { all: 0, waiting: 0 }, waiting: 0 };
  if (deliberationId === null) return none;
  const { rows } = await sql<{ all: number; own_waiting: number; waiting: number }>`
    SELECT count(*) FILTER (WHERE drafted_by = ${viewer.account?.id ?? ''} AND state <> 'withdrawn') AS "all",
      count(*) FILTER (WHERE drafted_by = ${viewer.account?.id ?? ''} AND state = 'submitted') AS own_waiting,
      count(*) FILTER (WHERE state = 'submitted') AS waiting
    FROM positions
    WHERE forum_id = ${forumId} AND deliberation_id = ${deliberationId} AND origin = 'submitted'`.execute(tx);
  const [row] = rows;
  return row === undefined ? none : { own: { all: row.all, waiting: row.own_waiting }, waiting: row.waiting };
}

export async function writeDraft(
  tx: Tx,
  drafted: PositionDrafted,
  { forumId, at }: Pick<Command<unknown>, 'forumId' | 'at'>,
): Promise<void> {
  await tx
    .insertInto('positions')
    .values({
      forum_id: forumId,
      position_id: drafted.positionId,
      edition_id: drafted.editionId,
      deliberation_id: drafted.deliberationId,
      number: drafted.number,
      authentic_language: drafted.authenticLanguage,
      texts: JSON.stringify(drafted.texts),
      state: drafted.state,
      intervention_id: drafted.interventionId,
      span: drafted.span === null ? null : JSON.stringify(spanKept(drafted.span)),
      origin: drafted.origin,
      drafted_by: drafted.by.account,
      simulated: false,
      created_at: at,
    })
    .execute();
  const { positionId, reasonAt, by } = drafted;
  if (reasonAt !== null) {
    const from = { forum_id: forumId, position_id: positionId, from_position_id: reasonAt };
    await tx
      .insertInto('position_lineage')
      .values({ ...from, kind: 'reason', made_as: by.as, made_at: at })
      .execute();
  }
  await writeVersion(tx, { ...drafted, version: 1, change: 'first' }, { forumId, at });
  await writeCourtesies(tx, { ...drafted, version: 1 }, { forumId, at });
}

/** The words stay with the intervention alone: what is hidden or erased there must not live on here. */
function spanKept({ language, from, to, words }: FoundQuote) {
  return { language, from, to, sha256: hashOfWords(words) };
}

export const hashOfWords = (words: string): string => createHash('sha256').update(words).digest('hex');

type Version = Pick<PositionEdited, 'positionId' | 'version' | 'texts' | 'authenticLanguage' | 'by'>;
type When = Pick<Command<unknown>, 'forumId' | 'at'>;

export async function writeVersion(
  tx: Tx,
  {
    positionId,
    version,
    texts,
    authenticLanguage,
    by,
    change,
  }: Version & {
    readonly change: PositionEdited['change'] | 'first';
  },
  { forumId, at }: When,
): Promise<void> {
  await tx
    .insertInto('position_versions')
    .values({
      forum_id: forumId,
      position_id: positionId,
      version,
      texts: JSON.stringify(texts),
      authentic_language: authenticLanguage,
      change,
      made_by: by.account,
      made_as: by.as,
      made_at: at,
    })
    .execute();
}

/** Texts written together with the authentic one are courtesies to readers, until somebody says that they are more. */
export async function writeCourtesies(
  tx: Tx,
  { positionId, version, texts, authenticLanguage, by }: Version,
  { forumId, at }: When,
): Promise<void> {
  const languages = Object.keys(texts).filter((language) => language !== authenticLanguage);
  if (languages.length === 0) return;
  await tx
    .insertInto('position_translations')
    .values(
      languages.map((language) => ({
        forum_id: forumId,
        position_id: positionId,
        language,
        status: 'courtesy' as const,
        of_version: version,
        translator: null,
        made_by: by.account,
        made_at: at,
      })),
    )
    .execute();
}
