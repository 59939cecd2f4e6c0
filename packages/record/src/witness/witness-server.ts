import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { nodePrimitives } from '../primitives/node-primitives.ts';
import type { OpenedWitness } from './witness-file.ts';
import { ADD_CHECKPOINT_BYTES_MAX } from './witness-request.ts';
import { answerAddCheckpoint, type WitnessAnswer } from './witness.ts';

export type WitnessServer = { readonly port: number; readonly close: () => Promise<void> };

const REQUEST_SECONDS_MAX = 10;
const PATH = '/add-checkpoint';

/**
 * Serves add-checkpoint on 127.0.0.1; a reverse proxy in front speaks to the world. Requests are decided one after
 * another, and a cosignature leaves only when the head it stands for is on disk. `now` gives seconds since 1970.
 */
export async function serveWitness(
  witness: OpenedWitness,
  options: { readonly port: number; readonly now: () => number },
): Promise<WitnessServer> {
  let queue: Promise<unknown> = Promise.resolve();
  const decide = (body: Uint8Array): Promise<WitnessAnswer> => {
    const turn = queue.then(async () => {
      const answer = await answerAddCheckpoint(nodePrimitives, witness.state(), { body, at: options.now() });
      if (answer.next !== undefined) await witness.save(answer.next);
      return answer;
    });
    queue = turn.catch(() => undefined);
    return turn;
  };
  const server = createServer((request, response) => {
    void handle(request, response, decide);
  });
  server.requestTimeout = REQUEST_SECONDS_MAX * 1000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  decide: (body: Uint8Array) => Promise<WitnessAnswer>,
): Promise<void> {
  const send = (status: number, type: string, body: string): void => {
    response.writeHead(status, { 'content-type': type });
    response.end(body);
  };
  const text = 'text/plain; charset=utf-8';
  try {
    const path = (request.url ?? '').split('?')[0];
    if (path !== PATH) send(404, text, 'only add-checkpoint is here\n');
    else if (request.method !== 'POST') {
      response.setHeader('allow', 'POST');
      send(405, text, 'add-checkpoint takes POST\n');
    } else {
      const body = await readBody(request);
      if (body === undefined) {
        response.setHeader('connection', 'close');
        send(413, text, `at most ${ADD_CHECKPOINT_BYTES_MAX} bytes\n`);
        return;
      }
      const answer = await decide(body);
      send(answer.status, answer.contentType, answer.body);
    }
  } catch {
    if (!response.headersSent) send(500, text, 'the state could not be saved\n');
    else response.destroy();
  }
}

async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new Error('the body of a request comes as bytes');
    length += chunk.length;
    if (length > ADD_CHECKPOINT_BYTES_MAX) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
