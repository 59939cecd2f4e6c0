import { createServer } from 'node:http';
import { createHttp } from '#kernel/server/http/http.ts';
import { openPool } from '#kernel/server/database/db.ts';
import { compose } from '../../src/composition/compose.ts';

// Two servers under measurement, one in each process: a public page as kept for everyone, or a bare Node hello.
export type PageOrder = { readonly kind: 'page' | 'hello'; readonly port: number };

/** As large as the results page of the sample. */
const PAGE_BYTES = 40_000;
const PAGE = `<!doctype html><title>x</title>${'<p>마당 words of a page</p>'.repeat(PAGE_BYTES / 36)}`;

process.once('message', async ({ kind, port }: PageOrder) => {
  await (kind === 'page' ? servePage(port) : serveHello(port));
  let cpu = process.cpuUsage();
  process.on('message', () => {
    const used = process.cpuUsage(cpu);
    cpu = process.cpuUsage();
    process.send?.({ cpuMs: (used.user + used.system) / 1000 });
  });
  process.send?.({ ready: true });
});

function serveHello(port: number): Promise<void> {
  const server = createServer((_request, response) => response.end('hello'));
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
}

async function servePage(port: number): Promise<void> {
  const publicUrl = new URL(`http://127.0.0.1:${port}`);
  const pool = openPool({ connection: {}, onError: () => undefined });
  const config = {
    host: '127.0.0.1',
    port,
    publicUrl,
    trustProxy: false,
    dataFolder: '/nowhere',
    secret: 'a secret of the benchmark, long enough',
    smtpUrl: null,
    mailFrom: '',
    witnesses: null,
    secretariatEmail: '',
  };
  const app = compose({ pool, config, log: () => undefined });
  const nobody = async () => null;
  const server = createHttp({
    app,
    routes: [],
    audiences: {},
    places: { fresh: nobody, kept: nobody },
    pages: (_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(PAGE);
    },
  });
  await server.listen({ host: '127.0.0.1', port });
}
