import type { Bilingual } from '#kernel/domain/bilingual.ts';

export type FailureCode =
  | 'binaries-absent'
  | 'folder-unusable'
  | 'foreign-files'
  | 'data-newer'
  | 'data-older'
  | 'disk-full'
  | 'socket-unusable'
  | 'folder-in-use'
  | 'account-unusable'
  | 'not-started';

/** What the sentence names: a folder, a version, the reason the system gave. */
type About = { readonly what: string; readonly why?: string };

const SENTENCES: Record<FailureCode, (about: About) => Bilingual> = {
  'binaries-absent': ({ what }) => ({
    ko: `이 시스템(${what})에 맞는 내장 PostgreSQL이 없습니다. 선택 의존성을 포함해 다시 설치하거나 DATABASE_URL로 PostgreSQL 서버를 지정해 주십시오.`,
    en: `There is no embedded PostgreSQL for this system (${what}). Install again with optional dependencies, or name a PostgreSQL server in DATABASE_URL.`,
  }),
  'folder-unusable': ({ what, why }) => ({
    ko: `데이터베이스 폴더 ${what}를 읽고 쓸 수 없습니다 (${why}). 권한을 고치거나 MADANG_DATA로 다른 폴더를 지정해 주십시오.`,
    en: `The database folder ${what} cannot be read and written (${why}). Mend its permissions, or name another folder with MADANG_DATA.`,
  }),
  'foreign-files': ({ what, why }) => ({
    ko: `데이터베이스 폴더 ${what}에 마당이 만들지 않은 파일이 있습니다 (${why}). 아무것도 바꾸지 않았습니다. 빈 폴더를 MADANG_DATA로 지정해 주십시오.`,
    en: `The database folder ${what} holds files that Madang did not make (${why}). Nothing was changed. Name an empty folder with MADANG_DATA.`,
  }),
  'data-newer': ({ what, why }) => ({
    ko: `${what}의 데이터는 더 새로운 PostgreSQL(${why})의 것입니다. 새 판의 마당으로 시작해 주십시오. 바뀐 것은 없습니다.`,
    en: `The data in ${what} belongs to a newer PostgreSQL (${why}). Start it with the newer Madang. Nothing was changed.`,
  }),
  'data-older': ({ what, why }) => ({
    ko: `${what}의 데이터는 이전 PostgreSQL(${why})의 것이어서 먼저 옮겨야 합니다 (docs/spec/boot.md 참조). 바뀐 것은 없습니다.`,
    en: `The data in ${what} belongs to an older PostgreSQL (${why}) and must be carried over first (see docs/spec/boot.md). Nothing was changed.`,
  }),
  'disk-full': ({ what }) => ({
    ko: `${what}가 있는 디스크가 가득 찼습니다. 자리를 비운 뒤 다시 시작해 주십시오.`,
    en: `The disk that holds ${what} is full. Make room and start again.`,
  }),
  'socket-unusable': ({ what, why }) => ({
    ko: `데이터베이스가 ${what}에서 연결을 받을 수 없습니다 (${why}).`,
    en: `The database cannot accept connections at ${what} (${why}).`,
  }),
  'folder-in-use': ({ what, why }) => ({
    ko: `다른 PostgreSQL이 ${what}를 쓰고 있어 시작할 수 없습니다 (${why}). 그 프로그램을 먼저 멈춰 주십시오.`,
    en: `Another PostgreSQL is using ${what} (${why}). Stop it first.`,
  }),
  'account-unusable': ({ what, why }) => ({
    ko: `PostgreSQL은 관리자(root)로 실행되지 않으며, 일반 계정 ${what}(으)로 바꿀 수 없었습니다 (${why}). 일반 계정으로 시작하거나 DATABASE_URL을 지정해 주십시오.`,
    en: `PostgreSQL does not run as root, and changing to the ordinary account ${what} failed (${why}). Start as an ordinary user, or set DATABASE_URL.`,
  }),
  'not-started': ({ what, why }) => ({
    ko: `데이터베이스가 시작되지 않았습니다 (${why}). 자세한 내용은 ${what}에 있습니다.`,
    en: `The database did not start (${why}). Details are in ${what}.`,
  }),
};

/** The embedded database could not be brought up for a reason outside the program. */
export class EmbeddedPostgresFailure extends Error {
  readonly code: FailureCode;
  readonly sentence: Bilingual;
  constructor(code: FailureCode, about: About) {
    const sentence = SENTENCES[code](about);
    super(sentence.en);
    this.name = 'EmbeddedPostgresFailure';
    this.code = code;
    this.sentence = sentence;
  }
}

/** Errors of the file system that concern the data folder, as a failure that names it; others pass through unchanged. */
export function folderFailure(folder: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new EmbeddedPostgresFailure('disk-full', { what: folder });
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ELOOP', 'EINVAL', 'EIO'].includes(code)) {
    return new EmbeddedPostgresFailure('folder-unusable', { what: folder, why: code });
  }
  return error;
}

const LOG_SIGNS: readonly (readonly [RegExp, FailureCode])[] = [
  [/No space left on device|Disk quota exceeded/i, 'disk-full'],
  [/incompatible with server|was initialized by PostgreSQL version/i, 'data-newer'],
  [/lock file "[^"]*" already exists|pre-existing shared memory block/i, 'folder-in-use'],
  [
    /could not (create|bind|listen on) .*(socket|address)|could not create any Unix-domain sockets/i,
    'socket-unusable',
  ],
  [/Permission denied|Read-only file system|has wrong ownership|has invalid permissions/i, 'folder-unusable'],
];

/** Reads PostgreSQL's own last words (always in English: it runs with messages in C) and names what they mean. */
export function failureFromLog(folder: string, logFile: string, log: string): EmbeddedPostgresFailure {
  const lines = log.split('\n').filter((line) => /(FATAL|PANIC|ERROR|error):/.test(line));
  const why = (lines.at(-1) ?? log.trim().split('\n').at(-1) ?? '').replace(
    /^.*?(FATAL|PANIC|ERROR|error):\s*/,
    '',
  );
  const code = LOG_SIGNS.find(([sign]) => sign.test(log))?.[1] ?? 'not-started';
  return new EmbeddedPostgresFailure(code, { what: code === 'not-started' ? logFile : folder, why });
}
