import { sql } from '#kernel/server/database/db.ts';
import { newId, type TestApplication } from '../../whole-app/test-application.ts';
import { START, type World } from './test-deliberation.ts';

/** Someone of a group said something in a session: written as the record keeps it. For database tests only. */
export async function recordedIntervention(
  test: TestApplication,
  { forumId, editionId, member }: World,
  ko = '경보는 같은 시각에',
): Promise<string> {
  const [interventionId, sessionId] = [newId(), newId()];
  const { participation } = await member('academia');
  const texts = JSON.stringify({ ko });
  await sql`INSERT INTO sessions (forum_id, session_id, edition_id, slug, kind, titles, record_mode, place_in_order, created_at)
    VALUES (${forumId}, ${sessionId}, ${editionId}, ${sessionId}, 'panel', ${texts}, 'chatham', 1, ${START})`.execute(
    test.db,
  );
  await sql`INSERT INTO interventions (forum_id, intervention_id, edition_id, session_id, participation_id, delivery,
      text_kind, authentic_language, texts, record_mode, place_in_order, created_at)
    VALUES (${forumId}, ${interventionId}, ${editionId}, ${sessionId}, ${participation?.participationId ?? null}, 'live',
      'summary', 'ko', ${texts}, 'chatham', 1, ${START})`.execute(test.db);
  return interventionId;
}
