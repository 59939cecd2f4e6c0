import type { Viewer } from '#kernel/domain/viewer.ts';
import type { App } from '#kernel/server/app.ts';
import { orderChair, type ChairOrder } from './order-floor.ts';

type Asking = {
  readonly editionId: string;
  readonly sessionId: string;
  /** People, in the order of asking. */
  readonly asking: readonly string[];
  /** The item of the agenda that is taken up first, if there is one. */
  readonly itemId?: string | undefined;
};
type World = { readonly app: App; readonly forumId: string; readonly viewer: Viewer };

/** For tests: opens the list of a session, puts people on it and calls the first, by the same ids in every world. */
export async function testList(
  { app, forumId, viewer }: World,
  { editionId, sessionId, asking, itemId }: Asking,
): Promise<void> {
  let step = 0;
  const run = async (order: Record<string, unknown>) => {
    step += 1;
    const commandId = `${sessionId.slice(0, 24)}${step.toString(16).padStart(12, 'f')}`;
    const whole = { ...order, sessionId, commandId } as ChairOrder; // the schema is tried where requests are read
    const answer = await orderChair(app, { forumId, editionId, viewer }, whole);
    if (!answer.ok) throw new Error(`${String(order['do'])}: ${answer.refusal.code}`);
    return answer.version;
  };
  let version = await run({ do: 'open', speechSeconds: 180, replySeconds: 90 });
  for (const personId of asking) {
    const seat = await app.db
      .selectFrom('participations')
      .select('participation_id as participationId')
      .where('forum_id', '=', forumId)
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow();
    version = await run({ do: 'ask', kind: 'speech', ...seat });
  }
  if (itemId !== undefined) version = await run({ do: 'open_item', itemId, rest: 'carry' });
  await run({ do: 'call_next', version });
}
