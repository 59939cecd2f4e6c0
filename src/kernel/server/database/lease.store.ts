import { sql, type Database, type Reader } from './db.ts';

export type LeaseName = { readonly forumId: string; readonly name: string };
export type LeaseRow = { readonly holder: string | null; readonly token: number; readonly beat: number };
export type Candidate = LeaseName & { readonly holder: string; readonly durationMs: number };

const keyOf = ({ forumId, name }: LeaseName) => sql`forum_id = ${forumId} AND name = ${name}`;

export async function readLease(db: Reader, name: LeaseName) {
  const { rows } = await sql<LeaseRow & { readonly durationMs: number }>`
    SELECT holder, token, beat, duration_ms AS "durationMs" FROM leases WHERE ${keyOf(name)}`.execute(db);
  return rows[0] ?? null;
}

/** The token, or null when somebody else was first. */
export async function insertLease(db: Database, { forumId, name, holder, durationMs }: Candidate) {
  const { rows } = await sql<{ token: number }>`
    INSERT INTO leases (forum_id, name, holder, token, beat, duration_ms)
    VALUES (${forumId}, ${name}, ${holder}, 1, 0, ${durationMs})
    ON CONFLICT (forum_id, name) DO NOTHING RETURNING token`.execute(db);
  return rows[0]?.token ?? null;
}

/** The new token, or null when the row is no longer as it was seen. */
export async function passLease(db: Database, candidate: Candidate, { token, beat }: LeaseRow) {
  const { rows } = await sql<{ token: number }>`
    UPDATE leases
    SET holder = ${candidate.holder}, token = token + 1, beat = 0, duration_ms = ${candidate.durationMs}
    WHERE ${keyOf(candidate)} AND token = ${token} AND beat = ${beat} RETURNING token`.execute(db);
  return rows[0]?.token ?? null;
}

/** Whether the token is still the lease's. */
export async function renewLease(db: Database, name: LeaseName, token: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE leases SET beat = beat + 1 WHERE ${keyOf(name)} AND token = ${token}`.execute(db);
  return numAffectedRows === 1n;
}

export async function freeLease(db: Database, name: LeaseName, token: number): Promise<void> {
  await sql`UPDATE leases SET holder = NULL WHERE ${keyOf(name)} AND token = ${token}`.execute(db);
}

/** The token of the lease, which stays as it is until the transaction ends. */
export async function lockLease(db: Reader, name: LeaseName): Promise<number | null> {
  const { rows } = await sql<{ token: number }>`
    SELECT token FROM leases WHERE ${keyOf(name)} FOR SHARE`.execute(db);
  return rows[0]?.token ?? null;
}
