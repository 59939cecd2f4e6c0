import type { Pool } from '#kernel/server/database/db.ts';

/** An event as large as one server has to hold. All of it is invented and marked so. */
export type EventSize = {
  readonly registered: number;
  readonly sessions: number;
  readonly positions: number;
  /** People of the open public who have reacted, and how many reactions they made together. */
  readonly people: number;
  readonly reactions: number;
};

/** Three camps that differ on most positions, so that there are opinion groups to find. */
const CAMPS = 3;

/** Grows the sample edition to this size with a few large statements. */
export async function fillEvent(pool: Pool, size: EventSize): Promise<void> {
  const { rows } = await pool.query<{ forum_id: string; edition_id: string; deliberation_id: string }>(
    `SELECT forum_id, edition_id, deliberation_id FROM deliberations
     JOIN editions USING (forum_id, edition_id) WHERE editions.slug = 'sample' AND state = 'open'`,
  );
  const [sample] = rows;
  if (sample === undefined) throw new Error('the sample edition has no open deliberation');
  const { forum_id: forum, edition_id: edition, deliberation_id: deliberation } = sample;
  await pool.query(
    `WITH made AS (
       INSERT INTO people (forum_id, person_id, slug, names, email, created_at)
       SELECT $1, gen_random_uuid(), 'event-' || n, '[]', 'event-' || n || '@example.org', now()
       FROM generate_series(1, $3::integer) AS n RETURNING person_id)
     INSERT INTO participations (forum_id, participation_id, edition_id, person_id, capacity, stakeholder_group,
       attendance, accreditation, simulated, created_at)
     SELECT $1, gen_random_uuid(), $2, person_id, '{}',
       (ARRAY['government', 'academia', 'civil_society', 'private_sector'])[1 + abs(hashtext(person_id::text)) % 4],
       'remote', 'accredited', true, now() FROM made`,
    [forum, edition, size.registered],
  );
  await pool.query(
    `INSERT INTO sessions (forum_id, session_id, edition_id, slug, kind, titles, held_on, record_mode, place_in_order,
       created_at)
     SELECT $1, gen_random_uuid(), $2, 'event-' || n, 'workshop',
       jsonb_build_object('ko', '워크숍 ' || n, 'en', 'Workshop ' || n), current_date + n % 5, 'attributed', 1000 + n,
       now()
     FROM generate_series(1, $3::integer) AS n`,
    [forum, edition, size.sessions],
  );
  await fillDeliberation(pool, { forum, edition, deliberation }, size);
}

type Where = { readonly forum: string; readonly edition: string; readonly deliberation: string };

async function fillDeliberation(
  pool: Pool,
  { forum, edition, deliberation }: Where,
  size: EventSize,
): Promise<void> {
  await pool.query(
    `INSERT INTO positions (forum_id, position_id, edition_id, deliberation_id, number, authentic_language, texts, state,
       drafted_by, simulated, created_at, opened_at)
     SELECT $1, gen_random_uuid(), $2, $3, 1000 + n, 'en',
       jsonb_build_object('ko', '지어낸 문장 ' || n || '입니다.', 'en', 'An invented position, number ' || n || '.'), 'open',
       'bench', true, now(), now()
     FROM generate_series(1, $4::integer) AS n`,
    [forum, edition, deliberation, size.positions],
  );
  await pool.query(
    `INSERT INTO position_versions
       (forum_id, position_id, version, texts, authentic_language, change, made_by, made_as, made_at)
     SELECT forum_id, position_id, 1, texts, 'en', 'first', 'bench', 'rapporteur', created_at
     FROM positions WHERE forum_id = $1 AND deliberation_id = $2 AND drafted_by = 'bench'`,
    [forum, deliberation],
  );
  const perPerson = Math.round(size.reactions / size.people);
  // Each person reacts to a stretch of the positions that begins somewhere; four of five answers follow the camp.
  const { rowCount } = await pool.query(
    `WITH crowd AS MATERIALIZED (
       SELECT gen_random_uuid() AS visitor_id, n, (n % $5)::integer AS camp FROM generate_series(1, $3::integer) AS n
     ), listed AS MATERIALIZED (
       SELECT position_id, (row_number() OVER (ORDER BY number) - 1)::integer AS place, count(*) OVER ()::integer AS all
       FROM positions WHERE forum_id = $1 AND deliberation_id = $2 AND drafted_by = 'bench'
     ), said AS MATERIALIZED (
       SELECT gen_random_uuid() AS entry_id, visitor_id, position_id,
         CASE WHEN random() < 0.1 THEN 0
           WHEN ((place * 7 + camp * 3) % 5 < 2) = (random() < 0.8) THEN 1 ELSE -1 END::smallint AS stance
       FROM crowd CROSS JOIN LATERAL generate_series(0, $4::integer - 1) AS step
       JOIN listed ON listed.place = (crowd.n * 31 + step) % listed.all
     ), logged AS (
       INSERT INTO reaction_log
         (forum_id, entry_id, deliberation_id, position_id, stratum, reactor_id, stance, important, reacted_at)
       SELECT $1, entry_id, $2, position_id, 'public', visitor_id, stance, false, now() FROM said
     )
     INSERT INTO public_reactions
       (forum_id, position_id, visitor_id, deliberation_id, stance, important, simulated, reacted_at)
     SELECT $1, position_id, visitor_id, $2, stance, false, true, now() FROM said`,
    [forum, deliberation, size.people, perPerson, CAMPS],
  );
  if (rowCount !== perPerson * size.people) throw new Error(`${rowCount} reactions were made`);
  await pool.query('ANALYZE');
}
