import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from './cluster.ts';

/** Where the server is reached. */
export type Endpoint = {
  readonly host: string;
  readonly port: number;
  readonly user: 'madang';
  readonly password?: string;
  readonly close: () => Promise<void>;
};

// Part of the socket's file name only; no network port is opened.
const SOCKET_PORT = 5432;
// The kernel allows 108 bytes with the end mark, other systems 104; the file's name takes 14.
const SOCKET_FOLDER_BYTES_MAX = 88;

/** The socket folder under a name short enough to connect through, or the loopback address on Windows. */
export async function openEndpoint(place: Place): Promise<Endpoint> {
  if (process.platform === 'win32') return windowsEndpoint(place);
  const found = { port: SOCKET_PORT, user: 'madang' } as const;
  if (Buffer.byteLength(place.run) <= SOCKET_FOLDER_BYTES_MAX) {
    return { ...found, host: place.run, close: async () => undefined };
  }
  // A link with a short name in a folder of our own; nobody else can put another socket in its place.
  const short = await mkdtemp(join(tmpdir(), 'madang-'));
  const host = join(short, 'run');
  await symlink(place.run, host);
  return { ...found, host, close: () => rm(short, { recursive: true, force: true }) };
}

async function windowsEndpoint(place: Place): Promise<Endpoint> {
  const kept = await readFile(join(place.folder, 'port'), 'utf8').catch(() => '');
  const port = Number.parseInt(kept, 10) || (await freePort());
  await writeFile(join(place.folder, 'port'), String(port));
  const password = await readFile(join(place.folder, 'password'), 'utf8').catch(() => '');
  return { host: '127.0.0.1', port, user: 'madang', password, close: async () => undefined };
}

function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((done, fail) => {
    probe.on('error', fail).listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}
