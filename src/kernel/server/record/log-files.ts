import type { FastifyInstance, FastifyReply } from 'fastify';
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

type File = {
  readonly type: string;
  readonly cache: string;
  readonly bytes: Uint8Array | string;
  readonly name?: string;
};

/** Serves every log below `/log/`, with the caching the specification asks for. */
export function serveLogFiles(server: FastifyInstance, app: App): void {
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
    const file = log === null ? null : await fileOf(log, folder, path);
    return file === null ? reply.code(404).send({ code: 'not-found' }) : send(file, reply);
  });
}

async function fileOf(log: PublishedLog, folder: string, path: string): Promise<File | null> {
  if (path === 'policy') {
    const bytes = await log.policy();
    return bytes === null ? null : { type: TEXT, cache: SHORTLY, bytes };
  }
  if (path === 'openings.jsonl')
    return { type: TEXT, cache: SHORTLY, bytes: openingsText(await log.openings()) };
  if (path === 'record.zip') {
    const bytes = await log.archive(await singleFileVerifier());
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
  const bytes = PATH_FORM.test(path) ? await log.store.read(path) : undefined;
  if (bytes === undefined) return null;
  const type = path.startsWith('checkpoint') ? TEXT : 'application/octet-stream';
  return { type, cache: cachingOf(path), bytes };
}

function cachingOf(path: string): string {
  if (path === 'checkpoint') return SHORTLY;
  return path.startsWith('checkpoints/') ? FOR_MINUTES : FOR_EVER;
}

function send({ type, cache, bytes, name }: File, reply: FastifyReply): FastifyReply {
  void reply.headers({
    'content-type': type,
    'cache-control': cache,
    // Anyone may check the log from anywhere, a browser on another site included.
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
  });
  if (name !== undefined) void reply.header('content-disposition', `attachment; filename="${name}"`);
  return reply.send(typeof bytes === 'string' ? bytes : Buffer.from(bytes));
}
