import { randomUUID } from 'node:crypto';
import { openServer } from './server.ts';
import { positionsOf, send, type Sent } from './storm.ts';
import { checkBook, conclude } from './verdict.ts';

// Fifty copies of the same request at once, for twenty reactions; then one more of each after a change of mind.
const COPIES = 50;
const server = await openServer();
try {
  await server.start();
  const [positionId = ''] = await positionsOf(server.port);
  const firsts: Sent[] = [];
  const seconds: Sent[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    const visitorId = randomUUID();
    const first: Sent = { id: randomUUID(), visitorId, positionId, stance: 1, acknowledged: false };
    await Promise.all(Array.from({ length: COPIES }, () => send(server.port, first)));
    const second: Sent = { ...first, id: randomUUID(), stance: -1, acknowledged: false };
    await send(server.port, second);
    // The copy that was held up on the way must not undo what came after it.
    await send(server.port, first);
    firsts.push(first);
    seconds.push(second);
  }
  const refused = firsts.filter(({ acknowledged }) => !acknowledged).length;
  conclude('copies', [
    { what: `reactions refused: ${refused}`, holds: refused === 0 },
    ...(await checkBook(server.folder, seconds)),
  ]);
} finally {
  await server.remove();
}
