import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { coversTile, readSignedCheckpoint } from '@madang/record';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app.ts';
import { openingsText, publishedLog, type PublishedLog } from './published-log.ts';
import { singleFileVerifier } from './single-file-verifier.ts';

/** `<forum>-<edition>`, both slugs. */
const FOLDER_FORM = /^[a-z0-9][a-z0-9-]{0,199}$/;
/** What a log publishes (C2SP tlog-tiles), and every checkpoint it ever signed. */
const PATH_FORM = /^(checkpoint|checkpoints\/\d+|tile\/(\d{1,2}|entries)\/(x\d{3}\/)*\d{3}(\.p\/\d{1,3})?)$/;

const FOR_EVER = 'public, max-age=31536000, immutable';
/** A checkpoint is replaced when something new is entered; a reader may hold one this long. */
const SHORTLY = 'public, max-age=5';
/** An earlier head may still gain a cosignature. */
const FOR_MINUTES = 'public, max-age=120';
const TEXT = 'text/plain; charset=utf-8';

/** Entries are text of one shape, a third of its size when packed; hashes and signatures do not pack at all. */
const PACKED_FROM_BYTES = 512;
const gzipped = promisify(gzip);

type File = {
  readonly type: string;
  readonly cache: string;
  readonly bytes: Uint8Array | string;
  readonly packs?: true;
  readonly name?: string;
};

/** Serves every log below `/log/`, with the caching the specification asks for. */
export function serveLogFiles(server: FastifyInstance, app: App): void {
  const building = new Map<string, Promise<Buffer | null>>();
  /** Readers who ask for the whole record at the same moment share the work of putting it together. */
  async function archive(log: PublishedLog, folder: string): Promise<Buffer | null> {
    const begun = building.get(folder);
    if (begun !== undefined) return begun;
    const work = singleFileVerifier().then((verifier) => log.archive(verifier));
    building.set(folder, work);
    return work.finally(() => building.delete(folder));
  }
  server.get('/log/:folder/*', async (request, reply) => {
    // A matched path always yields these two strings.
    const { folder, '*': path } = request.params as { folder: string; '*': string };
    const { db, config, documents } = app;
    const log = FOLDER_FORM.test(folder)
      ? await publishedLog({
          db,
          folder,
          documents,
          dataFolder: config.dataFolder,
          witnesses: config.witnesses,
        })
      : null;
    const file = log === null ? null : await fileOf(log, { folder, path, archive });
    return file === null ? reply.code(404).send({ code: 'not-found' }) : send(file, request, reply);
  });
}

type Asked = {
  readonly folder: string;
  readonly path: string;
  readonly archive: (log: PublishedLog, folder: string) => Promise<Buffer | null>;
};

async function fileOf(log: PublishedLog, { folder, path, archive }: Asked): Promise<File | null> {
  if (path === 'policy') {
    const bytes = await log.policy();
    return bytes === null ? null : { type: TEXT, cache: SHORTLY, bytes };
  }
  if (path === 'openings.jsonl')
    return { type: TEXT, cache: SHORTLY, bytes: openingsText(await log.openings()), packs: true };
  if (path === 'erasures.jsonl') {
    const bytes = await log.erasures();
    return bytes === null ? null : { type: TEXT, cache: SHORTLY, bytes, packs: true };
  }
  if (path === 'record.zip') {
    const bytes = await archive(log, folder);
    return bytes === null ? null : { type: 'application/zip', cache: SHORTLY, bytes, name: `${folder}.zip` };
  }
  const document = /^documents\/([0-9a-f]{64})$/.exec(path)?.[1];
  if (document !== undefined) {
    const bytes = await log.document(document);
    return bytes === null ? null : { type: 'application/octet-stream', cache: SHORTLY, bytes };
  }
  const asked = /^proof\/(\d{1,12})\.tlog-proof$/.exec(path)?.[1];
  if (asked !== undefined) {
    const bytes = await log.proof(Number(asked));
    return bytes === null
      ? null
      : { type: TEXT, cache: SHORTLY, bytes, name: `${folder}-${asked}.tlog-proof` };
  }
  const bytes = PATH_FORM.test(path) ? await publicFile(log, path) : undefined;
  if (bytes === undefined) return null;
  const type = path.startsWith('checkpoint') ? TEXT : 'application/octet-stream';
  const packs = path.startsWith('tile/entries/') ? { packs: true as const } : {};
  return { type, cache: cachingOf(path), bytes, ...packs };
}

/**
 * A tile is on disk a moment before the head that covers it is signed, and after a kill another may come in its place:
 * whoever was given it too early, and may keep it for ever, would take the log for a forged one.
 */
async function publicFile(log: PublishedLog, path: string): Promise<Uint8Array | undefined> {
  if (!path.startsWith('tile/')) return log.store.read(path);
  const head = await log.store.read('checkpoint');
  const signed = head === undefined ? undefined : readSignedCheckpoint(head);
  if (signed?.ok !== true || !coversTile(signed.value.checkpoint.size, path)) return undefined;
  return log.store.read(path);
}

function cachingOf(path: string): string {
  if (path === 'checkpoint') return SHORTLY;
  return path.startsWith('checkpoints/') ? FOR_MINUTES : FOR_EVER;
}

async function send(
  { type, cache, bytes, name, packs }: File,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  void reply.headers({
    'content-type': type,
    'cache-control': cache,
    // Anyone may check the log from anywhere, a browser on another site included.
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
  });
  if (name !== undefined) void reply.header('content-disposition', `attachment; filename="${name}"`);
  const body = Buffer.from(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
  if (packs === undefined || body.length < PACKED_FROM_BYTES) return reply.send(body);
  void reply.header('vary', 'accept-encoding');
  const accepted = request.headers['accept-encoding'] ?? '';
  if (!/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(accepted)) return reply.send(body);
  return reply.header('content-encoding', 'gzip').send(await gzipped(body));
}
