import type { StakeholderGroup } from '#kernel/domain/viewer.ts';
import { applyFloor } from './apply-floor.ts';
import { decideFloor } from './decide-floor.ts';
import type { FloorCommand, FloorOrder } from './floor-command.ts';
import { FLOOR_AHEAD, type FloorSpeaker, type FloorState } from './floor-state.ts';

/** For tests: a floor that takes orders one after another and remembers what it refused. */
export function testFloor() {
  let state: FloorState = FLOOR_AHEAD;
  let count = 0;
  let ms = 1_000;
  function order(wanted: FloorOrder, by: Partial<FloorCommand> = {}): string {
    count += 1;
    const command: FloorCommand = {
      commandId: `c${count}`,
      ms,
      by: { chair: true, participationId: null },
      seen: null,
      offRecord: false,
      order: wanted,
      ...by,
    };
    const decided = decideFloor(state, command);
    if (!decided.accepted) return decided.refusal.code;
    if (decided.change !== null) state = applyFloor(state, { event: decided.change, ms: command.ms });
    return 'ok';
  }
  return {
    order,
    /** As a delegate, for themselves; the request's id is returned, or the refusal's code. */
    ask(name: string, kind: 'speech' | 'point_of_order' | 'right_of_reply' = 'speech'): string {
      const speaker = speakerOf(name);
      const code = order({ do: 'ask', kind, speaker }, asOwn(name));
      return code === 'ok' ? `c${count}` : code;
    },
    open: () => order({ do: 'open', times: { speechSeconds: 180, replySeconds: 90 } }),
    pass: (byMs: number) => void (ms += byMs),
    at: () => ms,
    get state() {
      return state;
    },
  };
}

export const asOwn = (name: string) => ({ by: { chair: false, participationId: `p-${name}` } });

/** `gaon-1` speaks for the delegation `gaon`. */
export function speakerOf(name: string, group: StakeholderGroup = 'government'): FloorSpeaker {
  const [party = name] = name.split('-');
  return {
    participationId: `p-${name}`,
    group: name.startsWith('ngo') ? 'civil_society' : group,
    region: null,
    attendance: 'in_room',
    party,
  };
}
