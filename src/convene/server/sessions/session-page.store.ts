import type { Viewer } from '#kernel/domain/viewer.ts';
import type { Reader } from '#kernel/server/database/db.ts';
import type { AgendaItemView } from '../../domain/agenda/agenda-item.ts';
import type { CollectiveActView } from '../../domain/words/agreement-ladder.ts';
import type { InterventionView } from '../../domain/words/intervention.ts';
import type { Presence } from '../../domain/people/presence.ts';
import type { RulingView } from '../../domain/ruling/ruling.ts';
import type { SessionView } from '../../domain/sessions/session.ts';
import { readAgenda } from '../agenda/agenda.store.ts';
import { readInterventions } from '../words/interventions.store.ts';
import { readRulings } from '../ruling/rulings.store.ts';
import { collectiveActsOf, presenceIn, sessionBySlug } from './sessions.store.ts';

export type SessionPage = {
  readonly session: SessionView;
  readonly agenda: readonly AgendaItemView[];
  readonly presence: Presence;
  readonly interventions: readonly InterventionView[];
  readonly collectiveActs: readonly CollectiveActView[];
  readonly rulings: readonly RulingView[];
};

export type SessionWanted = {
  readonly forumId: string;
  readonly viewer: Viewer;
  readonly editionId: string;
  readonly slug: string;
};

/** A session with all of it that this viewer may read. At most eight queries. */
export async function readSession(db: Reader, wanted: SessionWanted): Promise<SessionPage | null> {
  const session = await sessionBySlug(db, wanted);
  if (session === null) return null;
  const { forumId, viewer, editionId } = wanted;
  const { sessionId } = session;
  const [agenda, presence, interventions, collectiveActs, rulings] = await Promise.all([
    readAgenda(db, { forumId, editionId, sessionId }),
    presenceIn(db, forumId, [session]),
    readInterventions(db, { forumId, viewer, sessionId }),
    collectiveActsOf(db, { forumId, editionId, sessionId }),
    readRulings(db, { forumId, editionId, sessionId }, session.recordMode),
  ]);
  return {
    session,
    agenda,
    presence: presence.get(sessionId) ?? { kind: 'withheld' },
    interventions,
    collectiveActs,
    rulings,
  };
}
