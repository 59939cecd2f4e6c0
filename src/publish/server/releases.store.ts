import { createHash } from 'node:crypto';
import type { Command } from '#kernel/domain/command.ts';
import { sql, type Reader, type Tx } from '#kernel/server/database/db.ts';
import type { IssueRelease, LastRelease, ReleaseIssued, ReleaseTexts } from '../domain/issue-release.ts';
import './tables.ts';

export type IssuedRelease = {
  readonly releaseId: string;
  readonly number: number;
  readonly texts: ReleaseTexts;
  readonly sha256: { readonly ko: string; readonly en: string };
  readonly issuedAt: Date;
};

/** The releases of an edition as issued, the newest first. */
export function issuedReleases(db: Reader, forumId: string, editionId: string): Promise<IssuedRelease[]> {
  return db
    .selectFrom('results_releases')
    .select(['release_id as releaseId', 'number', 'texts', 'sha256', 'issued_at as issuedAt'])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .orderBy('number', 'desc')
    .execute();
}

export async function loadLastRelease(
  tx: Tx,
  { forumId, input }: Command<IssueRelease>,
): Promise<LastRelease> {
  const row = await tx
    .selectFrom('results_releases')
    .select(['number', 'texts'])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', input.editionId)
    .orderBy('number', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function writeRelease(
  tx: Tx,
  change: ReleaseIssued,
  command: Command<IssueRelease>,
): Promise<void> {
  await tx
    .insertInto('results_releases')
    .values({
      forum_id: command.forumId,
      release_id: change.releaseId,
      edition_id: change.editionId,
      number: change.number,
      texts: JSON.stringify(change.texts),
      sha256: JSON.stringify(hashesOf(change.texts)),
      issued_at: command.at,
    })
    .execute();
}

export function hashesOf({ ko, en }: ReleaseTexts): { ko: string; en: string } {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  return { ko: sha256(ko), en: sha256(en) };
}

/** The release as the log lists it: the very bytes that are served, by hash, Korean first. */
export function documentsOf(texts: ReleaseTexts) {
  const hashes = hashesOf(texts);
  return (['ko', 'en'] as const).map((language) => ({
    sha256: hashes[language],
    bytes: Buffer.byteLength(texts[language]),
    media: 'text/plain',
  }));
}

/** A release's bytes by their hash; null if no release of the edition has it. */
export async function releaseBytes(
  db: Reader,
  { forumId, editionId }: { readonly forumId: string; readonly editionId: string },
  sha256: string,
): Promise<Uint8Array | null> {
  const { rows } = await sql<{ texts: ReleaseTexts; sha256: { ko: string; en: string } }>`
    SELECT texts, sha256 FROM results_releases
    WHERE forum_id = ${forumId} AND edition_id = ${editionId} AND ${sha256} IN (sha256->>'ko', sha256->>'en')
    LIMIT 1`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  return new Uint8Array(Buffer.from(row.sha256.ko === sha256 ? row.texts.ko : row.texts.en));
}
