import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ANYONE,
  newId,
  openTestApplication,
  type TestApplication,
} from '../../../whole-app/test-application.ts';
import type { Stance } from '#deliberate/domain/reacting/cast-reaction.ts';
import { analysisReview } from './analysis-review.store.ts';
import { createReactionWriter } from '#deliberate/server/reacting/reaction-writer.ts';
import { openWorld, START, type World } from '#deliberate/server/test-deliberation.ts';

const FALSE_SESSIONS = 500;
const HONEST = 60;
const SENTENCES = Array.from({ length: 12 }, (_, at) => `입장 ${at + 1}`);

let test: TestApplication;
beforeAll(async () => {
  test = await openTestApplication(START);
});
afterAll(() => test.close());

type Where = World & { readonly positions: readonly string[] };
type Said = { readonly reactorId: string; readonly stance: (position: number) => Stance };

const later = (minutes: number) => {
  test.clock.at = new Date(test.clock.at.getTime() + minutes * 60_000);
};

async function cast(where: Where, stratum: 'accredited' | 'public', people: readonly Said[]): Promise<void> {
  const { db, now } = test.app;
  const writer = createReactionWriter({ db, now, changed: () => undefined });
  const casts = people.map(({ reactorId, stance }) =>
    writer.cast(
      where.forumId,
      stratum,
      where.positions.map((positionId, at) => ({
        entryId: newId(),
        positionId,
        reactorId,
        stance: stance(at),
        important: false,
      })),
    ),
  );
  expect((await Promise.all(casts)).every(({ ok }) => ok)).toBe(true);
}

/** People of their own mind, in two camps. */
const honest = (reactorId: string, person: number): Said => ({
  reactorId,
  stance: (at) => ((person * 5 + at * 3) % 7 === 0 ? 0 : (person + at) % 2 === 0 ? 1 : -1),
});

/** Everything that is released about the accredited, and nothing else. */
async function accreditedResult(where: Where): Promise<string> {
  const { positions, opinion } = await where.seen();
  return JSON.stringify([
    opinion.accredited,
    positions.map((row) => [row.positionId, row.accredited, row.ground, row.opinion.accredited]),
  ]);
}

describe('500 false sessions of the open public', () => {
  it('leave the accredited result as it is, bit for bit, and are flagged', async () => {
    const where = await openWorld(test, { publicStratum: true }, SENTENCES);
    const members: Said[] = [];
    for (let n = 0; n < 32; n += 1) {
      const member = await where.member(n % 2 === 0 ? 'academia' : 'private_sector');
      members.push(honest(member.participation?.participationId ?? '', n));
    }
    await cast(where, 'accredited', members);
    // People come one by one over a few hours, as they do.
    for (let n = 0; n < HONEST; n += 3) {
      await cast(where, 'public', [honest(newId(), n), honest(newId(), n + 1), honest(newId(), n + 2)]);
      later(12);
    }
    await where.epoch();
    const before = await accreditedResult(where);
    const review = await analysisReview(test.db, { ...where, viewer: ANYONE });
    expect([review.bursts, review.same]).toEqual([[], []]);

    later(15);
    // One hand with many cookies: half agree with everything, half repeat one pattern.
    await cast(
      where,
      'public',
      Array.from({ length: FALSE_SESSIONS }, (_, n) => ({
        reactorId: newId(),
        stance: (at: number): Stance => (n % 2 === 0 || at % 3 === 0 ? 1 : -1),
      })),
    );
    later(20);
    await where.epoch();
    const { epoch, positions } = await where.seen();
    expect(epoch?.number).toBe(2);
    expect(await accreditedResult(where)).toBe(before);
    // The open public's own numbers did move: they are shown apart, as unverified.
    expect(positions[0]?.public).toMatchObject({ shown: true, epoch: 2, n: HONEST + FALSE_SESSIONS });

    const flagged = await analysisReview(test.db, { ...where, viewer: ANYONE });
    expect(flagged.bursts.map(({ people }) => people)).toEqual([FALSE_SESSIONS]);
    // However slowly they had come: two sets of rows that are equal throughout.
    expect(flagged.same).toMatchObject([
      { people: FALSE_SESSIONS / 2, reactions: SENTENCES.length },
      { people: FALSE_SESSIONS / 2, reactions: SENTENCES.length },
    ]);
    expect(flagged.strata.find(({ stratum }) => stratum === 'accredited')?.flags).toEqual([]);
  });
});
