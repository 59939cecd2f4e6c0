import { sameBytes, toBase64 } from '../encoding/bytes.ts';
import {
  checkCitations,
  checkDocuments,
  checkOpenings,
  type CitationsChecked,
  type DocumentsChecked,
  type OpeningsChecked,
} from './check-evidence.ts';
import { checkErasuresElsewhere } from './check-erasures.ts';
import { checkHead, describeKeys, type Head, type WitnessSeen } from './check-head.ts';
import { checkHistory, readHistory, readKnown } from './check-history.ts';
import { checkPrevious, readRecord, type RecordRead } from './check-record.ts';
import { checkRoot } from './check-root.ts';
import { checkEntries, entriesHeld, type TreeInput } from './check-tree.ts';
import {
  collectFindings,
  EXIT_CODE,
  type Finding,
  type Findings,
  type Verdict,
  verdictOf,
} from './findings.ts';
import { readSignedCheckpoint } from '../notes/log-checkpoint.ts';
import type { Primitives } from '../primitives/primitives.ts';
import { parseTilePath, type Tile, tilePath } from '../tree/tiles.ts';
import { type Source, widthOf } from '../tree/tile-reader.ts';

export type VerifyOptions = {
  /** Keys and quorum from elsewhere; without it the export's own policy is used, and the report says so. */
  readonly policy?: Uint8Array;
  /** Checkpoints the reader kept: the log must contain each of them. */
  readonly known?: readonly Uint8Array[];
  /** The last checkpoint of the edition before, to check the chain. */
  readonly previous?: Uint8Array;
  /** Check tree and signatures only; entries may then be anything. */
  readonly logOnly?: boolean;
};

type Counts = {
  readonly entries: number;
  readonly earlierHeads: number;
  readonly fields: number;
  readonly openings: number;
  /** Fields whose opening was destroyed, and the log says so. */
  readonly erased: number;
  /** Fields never opened, as a speaker under the Chatham House Rule. */
  readonly closed: number;
  readonly documents: number;
  readonly documentsErased: number;
  readonly documentsNotServed: number;
  readonly citations: number;
  readonly citationsResolved: number;
  /** Citations of what was erased, or of a span in a field that is not open: they cannot be followed further. */
  readonly citationsErased: number;
  readonly citationsClosed: number;
};

export type Report = {
  readonly verdict: Verdict;
  readonly exitCode: (typeof EXIT_CODE)[Verdict];
  readonly origin: string | undefined;
  readonly size: number | undefined;
  readonly root: string | undefined;
  /** The keys the checkpoint was checked with, as vkeys. */
  readonly logKeys: readonly string[];
  readonly policyFrom: 'reader' | 'export';
  readonly quorum: string | undefined;
  readonly quorumMet: boolean;
  readonly witnesses: readonly WitnessSeen[];
  readonly counts: Counts;
  /** `entry field`, and hashes of documents, that were erased by record. */
  readonly erased: readonly string[];
  /** Openings were not there to be checked (a live log). */
  readonly openingsServed: boolean;
  readonly findings: readonly Finding[];
  /** All findings, more than `findings` keeps if there are very many. */
  readonly findingsCount: number;
};

/** Checks a whole log: an export's folder or archive, or a live log. Never throws for what the data holds. */
export async function verifyRecord(
  primitives: Primitives,
  source: Source,
  options: VerifyOptions = {},
): Promise<Report> {
  const findings = collectFindings();
  const head = await checkHead(primitives, { source, policy: options.policy }, findings);
  const policyFrom = options.policy === undefined ? 'export' : 'reader';
  if (head === undefined) return reportOf({ policyFrom, findings });
  const { origin } = head.signed.checkpoint;
  const reader = readRecord(origin, findings);
  const tree = await checkLog(primitives, { source, head, options, onBundle: reader.onBundle }, findings);
  const record = reader.result();
  const evidence =
    options.logOnly === true
      ? undefined
      : await checkContent(primitives, { source, head, record, options }, findings);
  return reportOf({ policyFrom, findings, head, record, tree, evidence });
}

type TreeCounts = { readonly heads: number; readonly entries: number };
type Log = {
  readonly source: Source;
  readonly head: Head;
  readonly options: VerifyOptions;
  readonly onBundle: TreeInput['onBundle'];
};

async function checkLog(primitives: Primitives, log: Log, findings: Findings): Promise<TreeCounts> {
  const { source, head, options } = log;
  const { checkpoint } = head.signed;
  const listed = await source.list?.('tile/');
  const held = entriesHeld(listed);
  // An unsigned size is only a claim: what can be read decides how far to read.
  const size = head.authentic ? checkpoint.size : (held ?? checkpoint.size);
  const onBundle = options.logOnly === true ? (): void => undefined : log.onBundle;
  const input = { source, size, listed, onBundle };
  const trusted = { logKeys: head.logKeys, origin: checkpoint.origin };
  const history = await readHistory(primitives, { source, ...trusted }, findings);
  const known = await readKnown(primitives, { known: options.known ?? [], ...trusted }, findings);
  const checked = await checkEntries(primitives, input, findings);
  const root = {
    primitives,
    head: checkpoint,
    authentic: head.authentic,
    held,
    tree: input,
    checked,
    earlier: history,
  };
  const sound = await checkRoot(root, findings);
  await checkStrayTiles(input, findings);
  if (!head.authentic) return { heads: 0, entries: checked.entries };
  const compare = { primitives, head: checkpoint, sound, levels: checked.levels };
  const heads = await checkHistory(compare, [...history, ...known], findings);
  return { heads, entries: checked.entries };
}

/** A file among the tiles that no tree of this size has: an earlier, narrower state of a tile, or foreign. */
async function checkStrayTiles(input: TreeInput, findings: Findings): Promise<void> {
  // Wider tiles are what an old or shrunk checkpoint leaves uncovered, and that has been said.
  const covered = !findings.has('old-checkpoint') && !findings.has('size-altered');
  for (const path of input.listed ?? []) {
    const tile = parseTilePath(path);
    const width = tile === undefined ? 0 : widthOf(input.size, tile.level, tile.index);
    if (tile?.width === width || (tile !== undefined && tile.width > width && !covered)) continue;
    if (tile !== undefined && tile.width < width && (await isEarlierState(input, tile))) continue;
    findings.add({ code: 'file-unexpected', path });
  }
}

async function isEarlierState(input: TreeInput, tile: Tile): Promise<boolean> {
  const width = widthOf(input.size, tile.level, tile.index);
  const narrow = await input.source.read(tilePath(tile));
  const wide = await input.source.read(tilePath({ ...tile, width }));
  return narrow !== undefined && wide !== undefined && sameBytes(narrow, wide.subarray(0, narrow.length));
}

type Content = {
  readonly source: Source;
  readonly head: Head;
  readonly record: RecordRead;
  readonly options: VerifyOptions;
};
type Evidence = {
  readonly openings: OpeningsChecked | undefined;
  readonly documents: DocumentsChecked;
  readonly citations: CitationsChecked;
};

async function checkContent(primitives: Primitives, what: Content, findings: Findings): Promise<Evidence> {
  const { source, head, record, options } = what;
  await checkErasuresElsewhere(primitives, { source, head, record }, findings);
  const openings = await checkOpenings(primitives, { source, record }, findings);
  const documents = await checkDocuments(primitives, { source, record }, findings);
  const citations = checkCitations(record, openings?.values, findings);
  if (options.previous !== undefined) {
    const previous = readSignedCheckpoint(options.previous);
    if (previous.ok) checkPrevious(record, previous.value.checkpoint, findings);
    else findings.add({ code: 'known-malformed', detail: previous.detail });
  }
  return { openings, documents, citations };
}

type Outcome = {
  readonly policyFrom: Report['policyFrom'];
  readonly findings: Findings;
  readonly head?: Head;
  readonly record?: RecordRead;
  readonly tree?: TreeCounts;
  readonly evidence?: Evidence | undefined;
};

function reportOf(outcome: Outcome): Report {
  const { findings, head, policyFrom } = outcome;
  const checkpoint = head?.signed.checkpoint;
  const list = findings.list();
  const verdict = verdictOf(list);
  const erased = [...(outcome.record?.erased ?? []), ...(outcome.record?.erasedDocuments ?? [])];
  return {
    verdict,
    exitCode: EXIT_CODE[verdict],
    origin: checkpoint?.origin,
    size: checkpoint?.size,
    root: checkpoint === undefined ? undefined : toBase64(checkpoint.root),
    logKeys: describeKeys(head?.logKeys ?? []),
    policyFrom,
    quorum: head?.policy.quorum,
    quorumMet: head?.quorumMet ?? false,
    witnesses: head?.witnesses ?? [],
    counts: countsOf(outcome),
    erased,
    openingsServed: outcome.evidence?.openings !== undefined,
    findings: list,
    findingsCount: findings.count(),
  };
}

function countsOf({ record, evidence, tree }: Outcome): Counts {
  const openings = evidence?.openings?.checked ?? 0;
  const fields = record?.fields ?? 0;
  const erased = record?.erased.size ?? 0;
  return {
    entries: tree?.entries ?? 0,
    earlierHeads: tree?.heads ?? 0,
    fields,
    openings,
    erased,
    closed: evidence?.openings === undefined ? 0 : Math.max(0, fields - openings - erased),
    documents: evidence?.documents.checked ?? 0,
    documentsErased: record?.erasedDocuments.size ?? 0,
    documentsNotServed: evidence?.documents.notServed ?? 0,
    citations: record?.citations.length ?? 0,
    citationsResolved: evidence?.citations.resolved ?? 0,
    citationsErased: evidence?.citations.erased ?? 0,
    citationsClosed: evidence?.citations.closed ?? 0,
  };
}
