import { join } from 'node:path';
import { folderStore } from '@madang/record';
import type { FastifyInstance } from 'fastify';
import type { App } from '../app.ts';

/** `<forum>-<edition>`, both slugs. */
const FOLDER_FORM = /^[a-z0-9][a-z0-9-]{0,199}$/;
/** What a log publishes (C2SP tlog-tiles), and every checkpoint it ever signed. */
const PATH_FORM = /^(checkpoint|checkpoints\/\d+|tile\/(\d{1,2}|entries)\/(x\d{3}\/)*\d{3}(\.p\/\d{1,3})?)$/;

const FOR_EVER = 'public, max-age=31536000, immutable';
/** A checkpoint is replaced when something new is entered; a reader may hold one this long. */
const CHECKPOINT_CACHE = 'public, max-age=5';

/** Serves the published files of every log below `/log/`, with the caching the specification asks for. */
export function serveLogFiles(server: FastifyInstance, app: App): void {
  const root = join(app.config.dataFolder, 'log');
  server.get('/log/:folder/*', async (request, reply) => {
    // A matched path always yields these two strings.
    const { folder, '*': path } = request.params as { folder: string; '*': string };
    const found =
      FOLDER_FORM.test(folder) && PATH_FORM.test(path)
        ? await folderStore(join(root, folder)).read(path)
        : undefined;
    if (found === undefined) return reply.code(404).send({ code: 'not-found' });
    const isCheckpoint = path === 'checkpoint';
    void reply.headers({
      'content-type': path.startsWith('checkpoint')
        ? 'text/plain; charset=utf-8'
        : 'application/octet-stream',
      'cache-control': isCheckpoint ? CHECKPOINT_CACHE : FOR_EVER,
      // Anyone may check the log from anywhere, a browser on another site included.
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    });
    return reply.send(Buffer.from(found));
  });
}
