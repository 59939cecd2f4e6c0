import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EmbeddedPostgresFailure } from './failure.ts';

/** Whom the server runs as. PostgreSQL refuses root, so root hands over to an account that owns nothing else. */
export type Account = { readonly uid: number; readonly gid: number };

// No such user has to exist: the number only has to be nobody else's, and below 65,536 so that containers map it.
const SERVER_UID = 48_100;

/** The account to run as, or null when this process is an ordinary user and simply stays what it is. */
export async function serverAccount(folders: readonly string[]): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  if (process.platform !== 'linux') {
    throw new EmbeddedPostgresFailure('account-unusable', {
      what: String(SERVER_UID),
      why: process.platform,
    });
  }
  // What an ordinary user made earlier stays that user's, so that they can start it again without root.
  for (const folder of folders) {
    const owner = await stat(folder).catch(() => null);
    if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  return { uid: SERVER_UID, gid: SERVER_UID };
}

/** `initdb` insists on a name for its user, which only the password file gives; the server itself does not. */
export async function namedAccount(): Promise<Account> {
  const lines = await readFile('/etc/passwd', 'utf8').then(
    (text) => text.split('\n').map((line) => line.split(':')),
    () => [],
  );
  const named = lines.find(([name]) => name === 'nobody') ?? lines.find(([, , uid]) => Number(uid) > 0);
  const [uid, gid] = [Number(named?.[2]), Number(named?.[3])];
  if (!Number.isInteger(uid) || !Number.isInteger(gid)) {
    throw new EmbeddedPostgresFailure('account-unusable', { what: 'nobody', why: '/etc/passwd' });
  }
  return { uid, gid };
}

const READ = 0o4;
const SEARCH = 0o1;

/** Whether the account may read the folder and reach it from the root. Permission bits only, so a "no" may be too strict. */
export async function reaches(account: Account, folder: string): Promise<boolean> {
  if (!(await allowed(account, folder, READ | SEARCH))) return false;
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    if (!(await allowed(account, dirname(at), SEARCH))) return false;
  }
  return true;
}

async function allowed({ uid, gid }: Account, path: string, bits: number): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (found === null) return false;
  const shift = found.uid === uid ? 6 : found.gid === gid ? 3 : 0;
  return ((found.mode >> shift) & bits) === bits;
}
