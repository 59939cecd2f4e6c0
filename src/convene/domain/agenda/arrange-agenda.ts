import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { refuse } from '../refusals.ts';
import { ITEMS_PER_SESSION_MAX, type AgendaItemView } from './agenda-item.ts';

export type AddAgendaItem = Omit<AgendaItemView, 'itemId' | 'number'> & {
  readonly editionId: string;
  readonly sessionId: string;
  /** Left out, the item gets the next whole number. */
  readonly number: string | null;
};
export type ChangeAgendaItem = AddAgendaItem & { readonly itemId: string };
export type AgendaItemWritten = ChangeAgendaItem & { readonly number: string; readonly place: number };

export type ItemInOrder = { readonly itemId: string; readonly number: string; readonly place: number };
export type AgendaState = {
  readonly sessionFound: boolean;
  /** In their order. */
  readonly items: readonly ItemInOrder[];
  /** Items under which somebody asked for the floor, spoke, or gave a text. */
  readonly used: readonly string[];
  /** Whether anyone may see what the item is said to be about. */
  readonly aboutSeen: boolean;
};

/** A new item goes to the end of the agenda. */
export function addAgendaItem(
  state: AgendaState,
  { input, id }: Command<AddAgendaItem>,
): Decision<AgendaItemWritten> {
  const refused = refusedItem(state, input, null);
  if (refused !== null) return refused;
  if (state.items.length >= ITEMS_PER_SESSION_MAX)
    return refuse('agenda-full', { max: ITEMS_PER_SESSION_MAX });
  const place = Math.max(0, ...state.items.map((item) => item.place)) + 1;
  return accept({ ...input, itemId: id, number: input.number ?? nextNumber(state.items), place });
}

/** The number left out stays as it was. */
export function changeAgendaItem(
  state: AgendaState,
  { input }: Command<ChangeAgendaItem>,
): Decision<AgendaItemWritten> {
  const found = state.items.find(({ itemId }) => itemId === input.itemId);
  if (found === undefined) return refuse('agenda-item-unknown');
  const refused = refusedItem(state, input, input.itemId);
  return refused ?? accept({ ...input, number: input.number ?? found.number, place: found.place });
}

function refusedItem(state: AgendaState, input: AddAgendaItem, own: string | null) {
  if (!state.sessionFound) return refuse('session-unknown');
  const { number, startsAt, endsAt } = input;
  if (number !== null && state.items.some((item) => item.number === number && item.itemId !== own))
    return refuse('agenda-number-taken', { number });
  if (startsAt !== null && endsAt !== null && endsAt < startsAt) return refuse('agenda-times-crossed');
  return state.aboutSeen ? null : refuse('agenda-subject-unknown');
}

function nextNumber(items: readonly ItemInOrder[]): string {
  const whole = items.map(({ number }) => /^\d+/.exec(number)?.[0] ?? '0').map(Number);
  return String(Math.max(0, ...whole) + 1);
}

type OneItem = { readonly editionId: string; readonly sessionId: string; readonly itemId: string };

export type MoveAgendaItem = OneItem & { readonly to: 'earlier' | 'later' };
export type AgendaItemMoved = OneItem & {
  /** Counts the items of the session from 1. */
  readonly position: number;
  /** The two that changed places. */
  readonly places: readonly Omit<ItemInOrder, 'number'>[];
};

/** One step; the first cannot go earlier, nor the last later. Printed numbers stay with their items. */
export function moveAgendaItem(
  { items }: AgendaState,
  { input }: Command<MoveAgendaItem>,
): Decision<AgendaItemMoved> {
  const { to, ...one } = input;
  const at = items.findIndex(({ itemId }) => itemId === input.itemId);
  const next = to === 'earlier' ? at - 1 : at + 1;
  const [own, other] = [items[at], items[next]];
  if (own === undefined) return refuse('agenda-item-unknown');
  if (other === undefined) return accept(null);
  const places = [
    { itemId: own.itemId, place: other.place },
    { itemId: other.itemId, place: own.place },
  ];
  return accept({ ...one, position: next + 1, places });
}

export type RemoveAgendaItem = OneItem;
export type AgendaItemRemoved = OneItem & { readonly number: string };

/** What was spoken under keeps its item: it can be reworded, not taken away. */
export function removeAgendaItem(
  { items, used }: AgendaState,
  { input }: Command<RemoveAgendaItem>,
): Decision<AgendaItemRemoved> {
  const found = items.find(({ itemId }) => itemId === input.itemId);
  if (found === undefined) return refuse('agenda-item-unknown');
  if (used.includes(found.itemId)) return refuse('agenda-item-used');
  return accept({ ...input, number: found.number });
}
