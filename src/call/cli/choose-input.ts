import { readFile, stat } from 'node:fs/promises';
import { FormatError, parseJsonProfile, parsePabulib, type Election } from '@madang/fair-choice';
import type { Bilingual } from '#kernel/domain/bilingual.ts';

/** The largest published elections take some 50 MB. */
export const ELECTION_BYTES_MAX = 512 * 1024 * 1024;

export type ChooseInput =
  | {
      readonly ok: true;
      readonly election: Election;
      /** Ids that the file wrote as numbers; the answer does too. */
      readonly numericIds: ReadonlySet<string>;
      readonly notices: readonly Bilingual[];
    }
  | { readonly ok: false; readonly message: Bilingual };

/** Text of a file, which has to be UTF-8; names the first line that is not. */
function decode(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    return decoder.decode(bytes);
  } catch {
    throw new FormatError(firstBrokenLine(bytes), 'the file is not UTF-8 text');
  }
}

function firstBrokenLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let from = 0;
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(0x0a, from);
    try {
      decoder.decode(bytes.subarray(from, end < 0 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end < 0) return line;
    from = end + 1;
  }
}

/** A `.pb` file by its name; anything else by its first character. */
function parse(path: string, text: string): ChooseInput & { ok: true } {
  const isJson = !/\.pb$/i.test(path) && /^\uFEFF?\s*[{[]/.test(text);
  if (isJson) return { ok: true, ...parseJsonProfile(text), notices: [] };
  const { election, notices } = parsePabulib(text);
  return {
    ok: true,
    election,
    numericIds: new Set(),
    notices: notices.map(({ line, value }) => ({
      ko: `${line}번째 줄: min_project_score_threshold ${value}은(는) 적용하지 않습니다.`,
      en: `line ${line}: min_project_score_threshold ${value} is not applied.`,
    })),
  };
}

/** Reads an election; `k` given on the command line replaces what the file says about places and budget. */
export async function readElection(path: string, k: number | undefined): Promise<ChooseInput> {
  try {
    const { size } = await stat(path);
    if (size > ELECTION_BYTES_MAX) {
      const [ko, en] = ['파일이 너무 큽니다. 한도(바이트)', 'The file is too large; the limit in bytes is'];
      return {
        ok: false,
        message: { ko: `${ko}: ${ELECTION_BYTES_MAX}`, en: `${en} ${ELECTION_BYTES_MAX}` },
      };
    }
    const input = parse(path, decode(await readFile(path)));
    if (k === undefined) return input;
    const { budget: _, ...election } = input.election;
    return { ...input, election: { ...election, k } };
  } catch (error) {
    if (error instanceof FormatError) {
      const { line, reason } = error;
      return {
        ok: false,
        message: { ko: `${path}: ${line}번째 줄: ${reason}`, en: `${path}: line ${line}: ${reason}` },
      };
    }
    return {
      ok: false,
      message: { ko: `파일을 읽을 수 없습니다: ${path}`, en: `Cannot read the file: ${path}` },
    };
  }
}
