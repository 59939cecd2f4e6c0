import { ERASURE_DONE_ELSEWHERE, readErasureDone } from '../entries/act-kinds.ts';
import { fromUtf8, utf8 } from '../encoding/bytes.ts';
import type { Head } from './check-head.ts';
import { type RecordRead, takeErasure } from './check-record.ts';
import { type Entry, parseEntry } from '../entries/entry.ts';
import type { Findings } from './findings.ts';
import { checkpointBytes, readTrustedCheckpoint } from '../notes/log-checkpoint.ts';
import type { Primitives } from '../primitives/primitives.ts';
import type { Source } from '../tree/tile-reader.ts';
import { parseTlogProof, provesEntry } from '../notes/tlog-proof.ts';

export const ERASURES_PATH = 'erasures.jsonl';

/**
 * A sealed log takes no more entries, so what is erased from it is recorded in a later log. Each line is a proof of such
 * an entry, under a log key of the policy; what none of them proves has been withheld, not erased.
 */
export async function checkErasuresElsewhere(
  primitives: Primitives,
  from: { readonly source: Source; readonly head: Head; readonly record: RecordRead },
  findings: Findings,
): Promise<void> {
  const bytes = await from.source.read(ERASURES_PATH);
  if (bytes === undefined) return;
  const text = fromUtf8(bytes);
  const lines = text.ok ? text.value.split('\n') : [''];
  if (lines.at(-1) === '') lines.pop();
  for (const [at, line] of lines.entries()) {
    const entry = await provenEntry(primitives, from.head, line);
    if (entry === undefined || !takeFrom(from, entry))
      findings.add({ code: 'erasure-unproven', path: ERASURES_PATH, detail: String(at + 1) });
  }
}

function takeFrom(
  { head, record }: { readonly head: Head; readonly record: RecordRead },
  entry: Entry,
): boolean {
  const erasure = readErasureDone(entry.data);
  if (entry.kind !== ERASURE_DONE_ELSEWHERE || erasure === undefined) return false;
  if (entry.data.origin !== head.signed.checkpoint.origin) return false;
  return takeErasure(record, erasure).length === 0;
}

/** The entry of a proof whose checkpoint is signed by the key the policy names for that log. */
async function provenEntry(
  primitives: Primitives,
  { policy }: Head,
  line: string,
): Promise<Entry | undefined> {
  const text = textOf(line);
  const proof = text === undefined ? undefined : parseTlogProof(utf8(text));
  if (proof?.ok !== true || proof.value.extra === undefined) return undefined;
  const { signed, extra } = proof.value;
  const keys = policy.logs.map(({ key }) => key).filter(({ name }) => name === signed.checkpoint.origin);
  for (const key of keys) {
    const trusted = await readTrustedCheckpoint(primitives, key, checkpointBytes(signed));
    if (!trusted.ok || !(await provesEntry(primitives, proof.value, extra))) continue;
    const entry = parseEntry(extra);
    return entry.ok ? entry.value : undefined;
  }
  return undefined;
}

function textOf(line: string): string | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
