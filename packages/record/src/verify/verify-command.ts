import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { POLICY_PATH } from './check-head.ts';
import { EXIT_CODE } from './findings.ts';
import { nodePrimitives } from '../primitives/node-primitives.ts';
import { openSource, type OpenedSource } from '../sources/node-source.ts';
import { CHECKPOINT_PATH } from '../notes/log-checkpoint.ts';
import { describeProof } from './proof-text.ts';
import { describeReport, type Language } from './report-text.ts';
import { DamagedArchive } from '../sources/zip.ts';
import { type VerifyOptions, verifyRecord } from './verify.ts';
import { verifyProof } from './verify-proof.ts';

/** Where the command writes: results to `out`, everything else to `err`. */
export type VerifyIo = {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly lang: Language;
};

export type VerifyExit = (typeof EXIT_CODE)[keyof typeof EXIT_CODE] | 1;

type Arguments = {
  readonly place: string;
  readonly json: boolean;
  readonly policy: string | undefined;
  readonly previous: string | undefined;
  readonly known: readonly string[];
  readonly logOnly: boolean;
};

/**
 * The verify command, shared by `madang verify` and the single-file verifier. Exit codes: 0 sound, 2 tampered,
 * 3 fork, 4 quorum unmet, 5 malformed input or wrong use, 1 the check could not be carried out.
 */
export async function runVerify(
  args: readonly string[],
  io: VerifyIo,
  defaultPlace: string | undefined,
): Promise<VerifyExit> {
  const parsed = parseArguments(args, defaultPlace);
  if (typeof parsed === 'string') {
    io.err(parsed);
    return EXIT_CODE.malformed;
  }
  if (parsed.place.endsWith(PROOF_SUFFIX)) return runVerifyProof(parsed, io, defaultPlace);
  let held: OpenedSource | undefined;
  try {
    const opened = await openSource(parsed.place);
    if (!opened.ok) {
      io.err(opened.detail);
      return EXIT_CODE.malformed;
    }
    held = opened.value;
    const options = await readOptions(parsed);
    const report = await verifyRecord(nodePrimitives, held.source, options);
    if (parsed.json) io.out(JSON.stringify(report, null, 2));
    else for (const line of describeReport(report, io.lang)) io.out(line);
    return report.exitCode;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof DamagedArchive) {
      io.err(reason);
      return EXIT_CODE.malformed;
    }
    io.err(io.lang === 'ko' ? `확인하지 못했습니다: ${reason}` : `could not be checked: ${reason}`);
    return 1;
  } finally {
    await held?.close();
  }
}

/** What C2SP tlog-proof says such a file is called by. */
const PROOF_SUFFIX = '.tlog-proof';

/** One entry's proof. It brings no keys: they come from `--policy`, or from the export the verifier lies in. */
async function runVerifyProof(
  args: Arguments,
  io: VerifyIo,
  defaultPlace: string | undefined,
): Promise<VerifyExit> {
  const policyFile =
    args.policy ?? (defaultPlace === undefined ? undefined : join(defaultPlace, POLICY_PATH));
  if (policyFile === undefined) {
    io.err(
      io.lang === 'ko'
        ? '증명에는 열쇠가 들어 있지 않습니다. --policy FILE로 방침을 주십시오 (…/log/<포럼>-<회차>/policy).'
        : 'a proof brings no keys: give a policy with --policy FILE (…/log/<forum>-<edition>/policy)',
    );
    return EXIT_CODE.malformed;
  }
  let given: { proof: Uint8Array; policy: Uint8Array };
  try {
    const [proof, policy] = await Promise.all([readFile(args.place), readFile(policyFile)]);
    given = { proof: new Uint8Array(proof), policy: new Uint8Array(policy) };
  } catch (error) {
    io.err(error instanceof Error ? error.message : String(error));
    return EXIT_CODE.malformed;
  }
  const report = await verifyProof(nodePrimitives, given);
  const entry = report.entry === undefined ? undefined : new TextDecoder().decode(report.entry);
  if (args.json) io.out(JSON.stringify({ ...report, entry }, null, 2));
  else for (const line of describeProof(report, io.lang)) io.out(line);
  return report.exitCode;
}

const WITH_VALUE = new Set(['--policy', '--known', '--previous']);

function parseArguments(args: readonly string[], defaultPlace: string | undefined): Arguments | string {
  const values = new Map<string, string[]>();
  const places: string[] = [];
  const flags = new Set<string>();
  for (let i = 0; i < args.length; i += 1) {
    const word = args[i] ?? '';
    if (WITH_VALUE.has(word)) {
      const value = args[i + 1];
      if (value === undefined) return `${word}: ?`;
      values.set(word, [...(values.get(word) ?? []), value]);
      i += 1;
    } else if (word === '--json' || word === '--log-only') flags.add(word);
    else if (word.startsWith('-')) return `${word}: ?`;
    else places.push(word);
  }
  const [place = defaultPlace, ...more] = places;
  if (place === undefined || more.length > 0)
    return 'verify DIR|ZIP|URL|PROOF [--policy FILE] [--known FILE|DIR] [--json]';
  return {
    place,
    json: flags.has('--json'),
    logOnly: flags.has('--log-only'),
    policy: values.get('--policy')?.at(-1),
    previous: values.get('--previous')?.at(-1),
    known: values.get('--known') ?? [],
  };
}

async function readOptions(args: Arguments): Promise<VerifyOptions> {
  const known = await Promise.all(args.known.map(readCheckpoint));
  return {
    known,
    logOnly: args.logOnly,
    ...(args.policy === undefined ? {} : { policy: new Uint8Array(await readFile(args.policy)) }),
    ...(args.previous === undefined ? {} : { previous: await readCheckpoint(args.previous) }),
  };
}

/** A checkpoint's file, or the folder of an export it lies in. */
async function readCheckpoint(place: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(place));
  } catch {
    return new Uint8Array(await readFile(join(place, CHECKPOINT_PATH)));
  }
}
