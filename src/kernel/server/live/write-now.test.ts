import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { writeNow } from './write-now.ts';

let server: Server;
let near: Socket;
let far: Socket;
let heard: Buffer[];
beforeEach(async () => {
  heard = [];
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve));
  far = connect(typeof address === 'object' ? (address?.port ?? 0) : 0, '127.0.0.1');
  far.on('error', () => undefined);
  near = await accepted;
  near.on('error', () => undefined);
});
afterEach(() => {
  near.destroy();
  far.destroy();
  server.close();
});

it('keeps every byte in its order, whether the reader keeps up or not', async () => {
  far.pause();
  far.on('data', (chunk: Buffer) => heard.push(chunk));
  far.pause();
  const sent = Array.from({ length: 300 }, (_, at) => Buffer.alloc(10_000 + at * 97, at % 251));
  for (const bytes of sent) writeNow(near, bytes);
  // More than the kernel holds: the rest waits in the stream, where it can be seen.
  expect(near.writableLength).toBeGreaterThan(0);
  far.resume();
  await vi.waitFor(() => expect(near.writableLength).toBe(0));
  writeNow(near, Buffer.from('last'));
  const whole = Buffer.concat([...sent, Buffer.from('last')]);
  await vi.waitFor(() => expect(Buffer.concat(heard).length).toBe(whole.length));
  expect(Buffer.concat(heard).equals(whole)).toBe(true);
});

it('leaves nothing to wait for when the reader keeps up', () => {
  writeNow(near, Buffer.from('x'));
  expect(near.writableLength).toBe(0);
});

it('lets go of a reader who has gone', async () => {
  far.resetAndDestroy();
  await vi.waitFor(() => {
    writeNow(near, Buffer.from('x'));
    expect(near.destroyed).toBe(true);
  });
  writeNow(near, Buffer.from('x'));
});
