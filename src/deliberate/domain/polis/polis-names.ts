import { POLIS_FILES, type PolisFileName } from '@madang/common-ground';

/**
 * As Polis calls its files now, `participant-votes.csv`, and as the open data sets do. Downloads carry a date and the
 * conversation's id before it (`2026-11-24-0930-9small-participant-votes.csv`), and a browser may add ` (1)`.
 */
const NAMED =
  /^(?:.*?[-_. ])??(participants?-votes|stats-history|summary|comments|votes)(?: ?\(\d+\))?\.csv$/i;
/** What Polis reckoned itself, and reckons anew wherever it is imported; here the same is found in the reactions. */
const RECKONED = /^(?:.*?[-_. ])??(comment-groups|comment-clusters)(?: ?\(\d+\))?\.csv$/i;
/** What a computer puts beside files by itself. */
const SHADOW = /^(\.|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i;

const lastOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? '';

/** Which file of an export this is, whatever stands before its name; null for any other. */
export function polisFileOf(path: string): PolisFileName | null {
  const name = NAMED.exec(lastOf(path))?.[1]
    ?.toLowerCase()
    .replace(/^participant-/, 'participants-');
  return POLIS_FILES.find((file) => file === `${name}.csv`) ?? null;
}

/** Why a file is left out: nothing needs to be said of what nobody put there. */
export function leftOutAs(path: string): 'reckoned' | 'unknown' | null {
  if (path === '' || path.split(/[/\\]/).some((part) => SHADOW.test(part))) return null;
  return RECKONED.test(lastOf(path)) ? 'reckoned' : 'unknown';
}
