import type { Lang } from '#kernel/domain/bilingual.ts';
import { refuseInKernel } from '#kernel/domain/kernel-refusals.ts';
import { plainPage } from './plain-page.ts';

/** What is wrong around us, and not with the request: it passes, and asking again is right. */
export type Trouble = 'database-away' | 'disk-full';

/** After this many seconds it is worth asking again: a killed database is back within a few. */
export const TROUBLE_RETRY_SECONDS = 5;

const AWAY_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  // The server is shutting down, has crashed, is starting, or takes no more connections.
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);
const DISK_FULL = '53100';
const CONNECTION_CLASS = /^08/;
/** node-postgres and its pool say these without a code. */
const AWAY_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Connection ended)/;

/** null for anything else: a defect of ours must not pass for an outage. */
export function troubleOf(error: unknown): Trouble | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  // A file of ours that is missing is no outage; the database's socket is.
  if (code === 'ENOENT' && !('syscall' in error && error.syscall === 'connect')) return null;
  if (AWAY_CODES.has(code) || CONNECTION_CLASS.test(code)) return 'database-away';
  if (code === DISK_FULL) return 'disk-full';
  if (AWAY_WORDS.test(error.message)) return 'database-away';
  return error.cause === undefined ? null : troubleOf(error.cause);
}

export const TROUBLE_HEADERS = {
  'retry-after': String(TROUBLE_RETRY_SECONDS),
  'cache-control': 'no-store',
} as const;

/** The API's answer. */
export function troubleAnswer(trouble: Trouble) {
  const { code, meaning } = refuseInKernel(trouble).refusal;
  return { code, message: { ko: meaning.ko, en: meaning.en } };
}

const TITLES = {
  'database-away': { ko: '잠시 쉬고 있습니다', en: 'Back in a moment' },
  'disk-full': { ko: '지금은 저장할 수 없습니다', en: 'Nothing can be stored now' },
} as const satisfies Record<Trouble, unknown>;

/** The page of an outage. */
export function troublePage(trouble: Trouble, lang: Lang): string {
  return plainPage({ lang, title: TITLES[trouble], message: troubleAnswer(trouble).message });
}
