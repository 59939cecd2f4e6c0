import { randomUUID } from 'node:crypto';
import { newEntryId } from '#deliberate/web/admission/device-id.ts';
import { pause } from '../drills/server.ts';
import { send, type Sent } from '../drills/storm.ts';

export type Hall = {
  readonly sent: readonly Sent[];
  /** How long each answer took, in milliseconds, the shortest first. */
  readonly took: readonly number[];
  /** The status of each answer that was none; 0 stands for a cut connection. */
  readonly refused: readonly number[];
};

type Plan = {
  readonly port: number;
  readonly positionIds: readonly string[];
  readonly phones: number;
  readonly everyMs: number;
  readonly seconds: number;
};

/** Phones that react at the pace of people who read, not all at the same moment. */
export async function hallOfPhones({ port, positionIds, phones, everyMs, seconds }: Plan): Promise<Hall> {
  const sent: Sent[] = [];
  const took: number[] = [];
  const refused: number[] = [];
  const since = performance.now();

  async function react(phone: number): Promise<void> {
    const visitorId = randomUUID();
    await pause((phone / phones) * everyMs);
    for (const positionId of positionIds) {
      if (performance.now() - since > seconds * 1000) return;
      const one: Sent = { id: newEntryId(Date.now()), visitorId, positionId, stance: 1, acknowledged: false };
      sent.push(one);
      const asked = performance.now();
      const status = await send(port, one);
      took.push(performance.now() - asked);
      if (!one.acknowledged) refused.push(status);
      await pause(Math.max(0, everyMs - (performance.now() - asked)));
    }
  }
  await Promise.all(Array.from({ length: phones }, (_, phone) => react(phone)));
  return { sent, took: took.sort((a, b) => a - b), refused };
}

export type Looks = { readonly took: readonly number[]; readonly failed: number };

type Looking = {
  readonly url: string;
  readonly headers?: Record<string, string>;
  readonly perSecond: number;
  readonly seconds: number;
};

/** Page views at a steady rate, whether or not the one before has been answered. */
export async function looksAt({ url, headers = {}, perSecond, seconds }: Looking): Promise<Looks> {
  const took: number[] = [];
  let failed = 0;
  const look = async (at: number) => {
    await pause((at / perSecond) * 1000);
    const asked = performance.now();
    const answer = await fetch(url, { headers, signal: AbortSignal.timeout(30_000) }).catch(() => null);
    await answer?.arrayBuffer().catch(() => undefined);
    took.push(performance.now() - asked);
    if (answer?.status !== 200) failed += 1;
  };
  await Promise.all(Array.from({ length: perSecond * seconds }, (_, at) => look(at)));
  return { took: took.sort((a, b) => a - b), failed };
}

export const shareOf = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
