import { createHash } from 'node:crypto';
import type { Reader } from '#kernel/server/database/db.ts';
import type { Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import { mayReadResults } from '#deliberate/domain/results/results-shown.ts';
import { deliberationForAll, hasReacted } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import { readMap } from '#deliberate/server/opinion/opinion-analyses.store.ts';
import type { ResultsWanted } from './results.store.ts';

/**
 * `accredited-3-1f2e3d4c5b6a.bin` are the points of the map made in epoch 3, with the beginning of their hash: the next
 * deliberation has an epoch 3 too. With `.density` at the end it is their shades.
 */
const FILE = /^(accredited|public)-([1-9]\d{0,5})-([0-9a-f]{12})\.(bin|density)$/;

const HASH_LETTERS = 12;

/** Where all points of a map are, below the address of the results. */
export function mapFile(stratum: Stratum, epoch: number, sha256: string): string {
  return `map/${stratum}-${epoch}-${sha256.slice(0, HASH_LETTERS)}.bin`;
}

/** The bytes of a map that this reader may see; they never change. `forAll`: everyone may see them. */
export async function releasedMap(db: Reader, where: ResultsWanted, file: string) {
  const [, stratum, epoch, hash = '', part] = FILE.exec(file) ?? [];
  if (stratum === undefined) return null;
  const deliberation = await deliberationForAll(db, where);
  if (deliberation === null) return null;
  const forAll = mayReadResults(deliberation, false);
  if (!forAll && !mayReadResults(deliberation, await hasReacted(db, where, deliberation))) return null;
  const of = {
    forumId: where.forumId,
    deliberationId: deliberation.deliberationId,
    stratum: stratum as Stratum, // the pattern takes these two alone
    epoch: Number(epoch),
  };
  const points = await readMap(db, of, 'points');
  if (points === null || !sha256Of(points).startsWith(hash)) return null;
  const bytes = part === 'bin' ? points : await readMap(db, of, 'density');
  return bytes === null ? null : { bytes, forAll, sha256: sha256Of(bytes) };
}

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
