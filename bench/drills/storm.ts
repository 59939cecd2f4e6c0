import { randomUUID } from 'node:crypto';
import { visitorToken } from '#kernel/server/http/visitor.ts';
import { pause, SECRET } from './server.ts';

export type Sent = {
  readonly id: string;
  readonly visitorId: string;
  readonly positionId: string;
  readonly stance: -1 | 0 | 1;
  acknowledged: boolean;
};

export type Storm = {
  /** Every reaction sent so far, acknowledged or not. */
  readonly sent: readonly Sent[];
  /** How often each answer came; 0 stands for a cut connection. */
  readonly answers: ReadonlyMap<number, number>;
  /** Lets every phone have its last reaction acknowledged, then stops. */
  settle(): Promise<void>;
};

const RETRY_MS = 150;
/** A phone stays below the limit of one visitor and is then another. */
const REACTIONS_PER_VISITOR = 10;

export async function positionsOf(port: number): Promise<string[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/wesf/sample/positions`);
  const { positions } = (await answer.json()) as { positions: { positionId: string; state: string }[] }; // our own API
  return positions.filter(({ state }) => state === 'open').map(({ positionId }) => positionId);
}

/**
 * Phones that react one after the other and send each reaction again, under the same id, until it is acknowledged: as
 * a phone on a bad line does. Never twice the same person on the same position, so that each counts for itself.
 */
export function startStorm(port: number, phones: number, positionIds: readonly string[]): Storm {
  const sent: Sent[] = [];
  const answers = new Map<number, number>();
  let stopping = false;

  async function phone(): Promise<void> {
    while (!stopping) {
      const visitorId = randomUUID();
      for (const positionId of positionIds.slice(0, REACTIONS_PER_VISITOR)) {
        if (stopping) return;
        const stance = ([-1, 0, 1] as const)[sent.length % 3] ?? 0;
        const one = { id: randomUUID(), visitorId, positionId, stance, acknowledged: false };
        sent.push(one);
        for (;;) {
          const status = await send(port, one);
          answers.set(status, (answers.get(status) ?? 0) + 1);
          if (one.acknowledged) break;
          await pause(RETRY_MS);
        }
      }
    }
  }
  const running = Promise.all(Array.from({ length: phones }, phone));
  return {
    sent,
    answers,
    async settle() {
      stopping = true;
      await running;
    },
  };
}

/** The status, 0 for a cut connection; marks what was acknowledged. */
export async function send(port: number, one: Sent): Promise<number> {
  const { id, positionId, stance, visitorId } = one;
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/wesf/sample/reactions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: `madang_visitor=${visitorToken(visitorId, SECRET)}`,
      },
      body: JSON.stringify({ reactions: [{ id, positionId, stance }] }),
      signal: AbortSignal.timeout(15_000),
    });
    const body = (await answer.json()) as { taken?: Record<string, string> }; // our own API
    if (answer.status === 200 && body.taken?.[id] === 'taken') one.acknowledged = true;
    return answer.status;
  } catch {
    return 0;
  }
}
