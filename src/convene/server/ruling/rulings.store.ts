import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Command } from '#kernel/domain/command.ts';
import type { Reader, Tx } from '#kernel/server/database/db.ts';
import { forgetFields } from '#kernel/server/record/fields.store.ts';
import type { RecordMode } from '../../domain/sessions/record-mode.ts';
import type {
  NoteObjection,
  ObjectionNoted,
  ObjectionState,
  RoomState,
  RuleOnProposal,
  RulingMade,
  RulingSetAside,
  SetAsideRuling,
  StandingRuling,
} from '../../domain/ruling/rule-on-proposal.ts';
import type { RulingView } from '../../domain/ruling/ruling.ts';
import type { Room } from '../floor/floor-message.ts';
import { floorVoices } from '../floor/floor-voices.store.ts';
import '../tables.ts';

/** The session is locked: rulings are numbered one after the other, and its record mode holds while one is written. */
export async function loadRoom(tx: Tx, { forumId, input }: Command<RuleOnProposal>): Promise<RoomState> {
  const session = await tx
    .selectFrom('sessions')
    .select('record_mode as recordMode')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', input.editionId)
    .where('session_id', '=', input.sessionId)
    .forUpdate()
    .executeTakeFirst();
  const { rulings } = await tx
    .selectFrom('rulings')
    .select((by) => by.fn.countAll<number>().as('rulings'))
    .where('forum_id', '=', forumId)
    .where('session_id', '=', input.sessionId)
    .executeTakeFirstOrThrow();
  return { recordMode: session?.recordMode ?? null, rulings };
}

type About = { readonly editionId: string; readonly rulingId: string };

/** Whoever makes the record of the session stricter waits, and is obeyed by what comes after. */
export async function loadRuling(tx: Tx, { forumId, input }: Command<About>): Promise<StandingRuling> {
  const found = await tx
    .selectFrom('rulings')
    .innerJoin('sessions', (on) =>
      on
        .onRef('sessions.forum_id', '=', 'rulings.forum_id')
        .onRef('sessions.session_id', '=', 'rulings.session_id'),
    )
    .select([
      'rulings.session_id as sessionId',
      'sessions.record_mode as recordMode',
      'rulings.set_aside_at as setAsideAt',
    ])
    .where('rulings.forum_id', '=', forumId)
    .where('rulings.edition_id', '=', input.editionId)
    .where('rulings.ruling_id', '=', input.rulingId)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) return null;
  const { sessionId, recordMode, setAsideAt } = found;
  return { sessionId, recordMode, setAside: setAsideAt !== null };
}

export async function loadObjections(tx: Tx, command: Command<NoteObjection>): Promise<ObjectionState> {
  const { forumId, input } = command;
  const ruling = await loadRuling(tx, command);
  const person = await tx
    .selectFrom('participations')
    .select('participation_id')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', input.editionId)
    .where('participation_id', '=', input.participationId)
    .where('accreditation', '=', 'accredited')
    .executeTakeFirst();
  const objections = await tx
    .selectFrom('ruling_objections')
    .select('participation_id as participationId')
    .where('forum_id', '=', forumId)
    .where('ruling_id', '=', input.rulingId)
    .execute();
  const objectors = objections.map(({ participationId }) => participationId);
  return { ruling, takesPart: person !== undefined, objectors };
}

export async function writeRuling(tx: Tx, made: RulingMade, command: Command<unknown>): Promise<void> {
  await tx
    .insertInto('rulings')
    .values({
      forum_id: command.forumId,
      ruling_id: made.rulingId,
      edition_id: made.editionId,
      session_id: made.sessionId,
      number: made.number,
      ruling: made.ruling,
      texts: JSON.stringify(made.texts),
      ruled_at: command.at,
      set_aside_at: null,
      set_aside_reason: null,
    })
    .execute();
}

export async function writeObjection(
  tx: Tx,
  noted: ObjectionNoted,
  command: Command<unknown>,
): Promise<void> {
  await tx
    .insertInto('ruling_objections')
    .values({
      forum_id: command.forumId,
      objection_id: noted.objectionId,
      ruling_id: noted.rulingId,
      session_id: noted.sessionId,
      participation_id: noted.participationId,
      texts: JSON.stringify(noted.texts),
      noted_at: command.at,
    })
    .execute();
}

export async function writeSetAside(
  tx: Tx,
  { rulingId, reason }: RulingSetAside,
  { forumId, at }: Command<SetAsideRuling>,
): Promise<void> {
  await tx
    .updateTable('rulings')
    .set({ set_aside_at: at, set_aside_reason: JSON.stringify(reason) })
    .where('forum_id', '=', forumId)
    .where('ruling_id', '=', rulingId)
    .execute();
}

/** A session came under the Chatham House Rule: nobody can tell any more who objected in it, nor open it in the log. */
export async function forgetObjectors(tx: Tx, forumId: string, sessionId: string): Promise<void> {
  const forgotten = await tx
    .updateTable('ruling_objections')
    .set({ participation_id: null })
    .where('forum_id', '=', forumId)
    .where('session_id', '=', sessionId)
    .returning('objection_id')
    .execute();
  const subjectIds = forgotten.map(({ objection_id }) => objection_id);
  await forgetFields(tx, { forumId, subjectKind: 'ruling_objection', subjectIds, field: 'speaker' });
}

/** The rulings of a session in their order, with whoever objected as far as `mode` tells. At most three queries. */
export async function readRulings(db: Reader, room: Room, mode: RecordMode | null): Promise<RulingView[]> {
  const { forumId, sessionId } = room;
  const [rulings, objections] = await Promise.all([
    db
      .selectFrom('rulings')
      .select(['ruling_id as rulingId', 'number', 'ruling', 'texts', 'ruled_at as ruledAt'])
      .select(['set_aside_at as setAsideAt', 'set_aside_reason as reason'])
      .where('forum_id', '=', forumId)
      .where('session_id', '=', sessionId)
      .orderBy('number')
      .execute(),
    db
      .selectFrom('ruling_objections')
      .select(['ruling_id as rulingId', 'objection_id as objectionId', 'texts'])
      .select('participation_id as participationId')
      .where('forum_id', '=', forumId)
      .where('session_id', '=', sessionId)
      .orderBy('noted_at')
      .orderBy('objection_id')
      .execute(),
  ]);
  const named = objections.flatMap(({ participationId }) => participationId ?? []);
  const voices = await floorVoices(db, { room, participationIds: [...new Set(named)], mode });
  const withheld = { kind: 'withheld' } as const;
  const to = (rulingId: string) =>
    objections
      .filter((one) => one.rulingId === rulingId)
      .map(({ objectionId, participationId, texts }) => ({
        objectionId,
        texts,
        voice: (participationId === null ? null : voices.get(participationId)) ?? withheld,
      }));
  return rulings.map(({ setAsideAt, reason, ...ruling }) => ({
    ...ruling,
    setAside: setAsideAt === null ? null : { at: setAsideAt, reason: reason ?? ({} satisfies Texts) },
    objections: to(ruling.rulingId),
  }));
}
