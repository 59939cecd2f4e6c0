import { describe, expect, it } from 'vitest';
import { comingOf, lineOf } from './floor-line.ts';
import type { RestOfLine } from './floor-command.ts';
import { asOwn, speakerOf, testFloor } from './test-floor.ts';
import { chairView, ownRequests } from './floor-view.ts';

const who = (floor: ReturnType<typeof testFloor>) =>
  lineOf(floor.state).map(({ speaker }) => speaker.participationId.slice(2));
function meeting() {
  const floor = testFloor();
  floor.open();
  return {
    floor,
    askFor: (name: string, itemId: string) =>
      floor.order({ do: 'ask', kind: 'speech', speaker: speakerOf(name), itemId }, asOwn(name)),
    openItem: (itemId: string, rest: RestOfLine = 'carry') => floor.order({ do: 'open_item', itemId, rest }),
    closeItem: (itemId: string, rest: RestOfLine) => floor.order({ do: 'close_item', itemId, rest }),
    line: () => who(floor),
  };
}

describe('an item of the agenda on the floor', () => {
  it('takes on whoever asked before the first one was opened', () => {
    const { floor, openItem, line } = meeting();
    floor.ask('gaon-1');
    expect(openItem('i1', 'lapse')).toBe('ok');
    expect([line(), floor.state.item]).toEqual([['gaon-1'], 'i1']);
  });

  it('has a list of its own; whoever asked for a later one is not called before it is open', () => {
    const { floor, askFor, openItem, line } = meeting();
    openItem('i1');
    floor.ask('gaon-1');
    expect(askFor('naru-1', 'i2')).toBe('ok');
    expect(askFor('gaon-1', 'i2')).toBe('ok');
    expect(askFor('gaon-1', 'i2')).toBe('already-waiting');
    expect(floor.ask('gaon-1')).toBe('already-waiting');
    expect([line(), comingOf(floor.state)]).toEqual([['gaon-1'], [{ itemId: 'i2', waiting: 2 }]]);
    const later = floor.state.requests.find(({ itemId }) => itemId === 'i2');
    expect(floor.order({ do: 'call', requestId: later?.requestId ?? '' })).toBe('item-not-open');
    openItem('i2', 'lapse');
    expect([line(), comingOf(floor.state)]).toEqual([['naru-1', 'gaon-1'], []]);
  });

  it('closes with those who wait lapsing, who are told why, or carried over once each', () => {
    for (const rest of ['lapse', 'carry'] as const) {
      const { floor, askFor, openItem, line } = meeting();
      openItem('i1');
      for (const name of ['gaon-1', 'naru-1']) floor.ask(name);
      askFor('gaon-1', 'i2');
      openItem('i2', rest);
      expect(line()).toEqual(rest === 'lapse' ? ['gaon-1'] : ['naru-1', 'gaon-1']);
      const told = ownRequests(floor.state, 'p-naru-1').map(({ state, itemId }) => [state, itemId]);
      expect(told).toEqual(rest === 'lapse' ? [['lapsed', 'i1']] : [['listed', 'i2']]);
      expect(floor.state.closedItems).toEqual(['i1']);
    }
  });

  it('can be closed without another; who is carried over waits for the next', () => {
    const { floor, openItem, closeItem, line } = meeting();
    openItem('i1');
    floor.ask('gaon-1');
    expect(closeItem('i2', 'carry')).toBe('item-not-open');
    expect(closeItem('i1', 'carry')).toBe('ok');
    expect(floor.state.item).toBeUndefined();
    expect(floor.order({ do: 'ask', kind: 'speech', speaker: speakerOf('naru-1'), itemId: 'i1' })).toBe(
      'item-closed',
    );
    openItem('i2');
    expect(line()).toEqual(['gaon-1']);
  });

  it('is not changed while somebody has the floor, and can be taken up again', () => {
    const { floor, openItem, closeItem } = meeting();
    openItem('i1');
    expect(openItem('i1')).toBe('item-already-open');
    floor.ask('gaon-1');
    floor.order({ do: 'call_next' });
    expect([openItem('i2'), closeItem('i1', 'lapse')]).toEqual(['floor-taken', 'floor-taken']);
    floor.order({ do: 'start' });
    floor.order({ do: 'finish' });
    openItem('i2');
    openItem('i1');
    expect([floor.state.item, floor.state.closedItems]).toEqual(['i1', ['i2']]);
  });

  it('opens its list, which was closed for the item before', () => {
    const { floor, openItem, askFor } = meeting();
    openItem('i1');
    floor.order({ do: 'close_list' });
    expect([floor.ask('gaon-1'), askFor('gaon-1', 'i2')]).toEqual(['list-closed', 'ok']);
    openItem('i2');
    expect(floor.state.list).toBe('open');
  });

  it('leaves points of order to the room, and hears those who were absent under what is open', () => {
    const { floor, openItem, line } = meeting();
    openItem('i1');
    floor.ask('naru-1');
    floor.order({ do: 'call_next' });
    floor.order({ do: 'miss' });
    floor.ask('gaon-1', 'point_of_order');
    openItem('i2', 'lapse');
    expect(line()).toEqual(['gaon-1']);
    const absent = floor.state.requests.find(({ state }) => state === 'absent');
    floor.order({ do: 'relist', requestId: absent?.requestId ?? '' });
    expect(line()).toEqual(['gaon-1', 'naru-1']);
  });

  it('ends with the meeting', () => {
    const { floor, openItem } = meeting();
    openItem('i1');
    floor.order({ do: 'end' });
    const { view } = chairView(floor.state, 0, { voices: new Map(), present: [] });
    expect([view.item, view.closedItems]).toEqual([null, ['i1']]);
  });
});
