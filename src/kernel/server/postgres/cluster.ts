import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { namedAccount, serverAccount, type Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { EmbeddedPostgresFailure, failureFromLog, folderFailure } from './failure.ts';
import { isAlive } from './postmaster.ts';

/** Everything the supervisor keeps below one folder. */
export type Place = {
  readonly folder: string;
  /** PostgreSQL's own data directory. */
  readonly cluster: string;
  /** Holds the socket; closed to every other account, which is all the access control there is. */
  readonly run: string;
  readonly log: string;
  readonly account: Account | null;
};

const UNFINISHED = /^cluster\.new-(\d+)-[0-9a-f]+$/;
const OURS = /^(cluster|cluster\.new-.*|run|server\.log(\.old)?|password|port|postgres-.*|lost\+found|\..*)$/;
const NAMES_SHOWN_MAX = 3;

/** Makes sure that the folder exists, is ours and can be written; changes nothing in a folder that is not. */
export async function claimFolder(dataFolder: string): Promise<Place> {
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    const folder = await realpath(dataFolder);
    const cluster = join(folder, 'cluster');
    await refuseForeignFiles(folder);
    const account = await serverAccount([cluster, folder]);
    const run = join(folder, 'run');
    await mkdir(run, { recursive: true, mode: 0o700 });
    if (account !== null) {
      await chown(folder, account.uid, account.gid);
      await chown(run, account.uid, account.gid);
    }
    await chmod(run, 0o700);
    return { folder, cluster, run, log: join(folder, 'server.log'), account };
  } catch (error) {
    throw folderFailure(dataFolder, error);
  }
}

async function refuseForeignFiles(folder: string): Promise<void> {
  const foreign = (await readdir(folder)).filter((name) => !OURS.test(name));
  if (foreign.length === 0) return;
  const why =
    foreign.slice(0, NAMES_SHOWN_MAX).join(', ') + (foreign.length > NAMES_SHOWN_MAX ? ', ...' : '');
  throw new EmbeddedPostgresFailure('foreign-files', { what: folder, why });
}

/** Makes the cluster if there is none; refuses one of another major version. */
export async function ensureCluster(place: Place, binaries: Binaries): Promise<'made' | 'found'> {
  const version = await clusterVersion(place);
  if (version === null) {
    await removeUnfinished(place.folder);
    await makeCluster(place, binaries);
    return 'made';
  }
  const code = version > binaries.major ? 'data-newer' : version < binaries.major ? 'data-older' : null;
  if (code !== null) throw new EmbeddedPostgresFailure(code, { what: place.folder, why: String(version) });
  return 'found';
}

async function clusterVersion({ folder, cluster }: Place): Promise<number | null> {
  const entries = await readdir(cluster).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw folderFailure(folder, error);
  });
  if (entries === null) return null;
  try {
    const version = Number.parseInt(await readFile(join(cluster, 'PG_VERSION'), 'utf8'), 10);
    if (Number.isInteger(version)) return version;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      throw folderFailure(folder, error);
  }
  // A cluster gets its name only when complete, so one without a version is somebody else's or a damaged copy.
  throw new EmbeddedPostgresFailure('foreign-files', { what: cluster, why: 'PG_VERSION' });
}

async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const maker = UNFINISHED.exec(name)?.[1];
    if (maker !== undefined && !isAlive(Number(maker)))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Made beside its place and moved there when complete: a start cut short leaves nothing to trip over. */
async function makeCluster(place: Place, binaries: Binaries): Promise<void> {
  const fresh = join(place.folder, `cluster.new-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    await mkdir(fresh, { mode: 0o700 });
    const maker = place.account === null ? null : await namedAccount();
    if (maker !== null) await chown(fresh, maker.uid, maker.gid);
    await runInitdb({ place, binaries, fresh, maker });
    if (process.platform !== 'win32') await writeFile(join(fresh, 'pg_hba.conf'), 'local all all trust\n');
    if (place.account !== null) await chownTree(fresh, place.account);
    await rename(fresh, place.cluster);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // Somebody else starting at the same moment was quicker; theirs is as good.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST'))
      return;
    throw folderFailure(place.folder, error);
  }
}

type Making = { place: Place; binaries: Binaries; fresh: string; maker: Account | null };

async function runInitdb({ place, binaries, fresh, maker }: Making): Promise<void> {
  const windows = process.platform === 'win32';
  const password = join(place.folder, 'password');
  if (windows) await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  // Sorting and case come from PostgreSQL's own Unicode tables: a new C library can never unsettle an index.
  const args = ['--username=madang', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin'];
  args.push('--builtin-locale=C.UTF-8', '--data-checksums', '--no-instructions');
  args.push(...(windows ? ['--auth=scram-sha-256', `--pwfile=${password}`] : ['--auth=trust']));
  args.push('-D', pathFor(fresh, maker));
  const child = spawn(binaries.initdb, args, {
    ...ownEnvironment(place.folder),
    ...(maker ?? {}),
    cwd: fresh,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const listen = (chunk: Buffer) => (said += chunk.toString());
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const code = await new Promise<number | null>((done, fail) => child.on('error', fail).on('close', done));
  if (code !== 0) throw failureFromLog(place.folder, place.log, said);
}

/**
 * An account without rights may not be able to walk to a folder below, say, /root. It need not: it starts inside it,
 * and the kernel's own name for "where I am" needs no walk.
 */
export const pathFor = (folder: string, account: Account | null): string =>
  account === null ? folder : '/proc/self/cwd';

/** The server learns nothing of our environment: settings there may be secrets, and locale variables would change it. */
export function ownEnvironment(home: string): { env: NodeJS.ProcessEnv; windowsHide: true } {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { env: { ...Object.fromEntries(kept), HOME: home, LC_ALL: 'C', TZ: 'UTC' }, windowsHide: true };
}

async function chownTree(folder: string, { uid, gid }: Account): Promise<void> {
  await chown(folder, uid, gid);
  for (const entry of await readdir(folder, { recursive: true })) await chown(join(folder, entry), uid, gid);
}
