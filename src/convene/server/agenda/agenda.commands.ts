import { z } from 'zod';
import type { Act } from '#kernel/domain/command.ts';
import { sealedTexts } from '#kernel/domain/sealed-texts.ts';
import type { Handler } from '#kernel/server/acts/execute.ts';
import { AGENDA_SUBJECTS, ITEM_NUMBER_CHARACTERS_MAX } from '../../domain/agenda/agenda-item.ts';
import {
  addAgendaItem,
  changeAgendaItem,
  moveAgendaItem,
  removeAgendaItem,
  type AddAgendaItem,
  type AgendaItemMoved,
  type AgendaItemRemoved,
  type AgendaItemWritten,
  type AgendaState,
  type ChangeAgendaItem,
  type MoveAgendaItem,
  type RemoveAgendaItem,
} from '../../domain/agenda/arrange-agenda.ts';
import { momentOrNull, nameTexts } from '../texts-input.ts';
import {
  loadAgenda,
  loadAgendaWithSubject,
  writeChangedItem,
  writeNewItem,
  writePlaces,
  writeRemoval,
} from './agenda.store.ts';

const where = { editionId: z.uuid(), sessionId: z.uuid() };
const one = z.object({ ...where, itemId: z.uuid() });

const item = z.object({
  ...where,
  number: z
    .string()
    .trim()
    .normalize('NFC')
    .max(ITEM_NUMBER_CHARACTERS_MAX)
    .transform((number) => number || null)
    .nullable()
    .default(null),
  titles: nameTexts,
  startsAt: momentOrNull,
  endsAt: momentOrNull,
  documentUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  about: z
    .object({ kind: z.enum(AGENDA_SUBJECTS), id: z.uuid() })
    .nullable()
    .default(null),
});

type About = { readonly editionId: string; readonly sessionId: string; readonly itemId: string };

const topics = ({ editionId, sessionId }: About) => [
  `edition/${editionId}/programme`,
  `session/${sessionId}`,
];

function agendaAct(
  kind: string,
  { editionId, sessionId, itemId }: About,
  { data, ...entry }: NonNullable<Act['entry']>,
): Act {
  const cites = [{ subjectKind: 'session', subjectId: sessionId }];
  return {
    kind,
    subjectKind: 'agenda_item',
    subjectId: itemId,
    editionId,
    payload: { sessionId, ...data },
    entry: { ...entry, data: { session: sessionId, ...data }, cites },
  };
}

const wordsOf = ({ number, titles }: AgendaItemWritten) => ({
  data: { number },
  sealed: sealedTexts('title', titles),
});

export const addAgendaItemCommand: Handler<AddAgendaItem, AgendaState, AgendaItemWritten> = {
  name: 'addAgendaItem',
  access: ['secretariat'],
  input: item,
  load: (tx, command, app) => loadAgendaWithSubject(tx, command, app.thread.publicSight),
  decide: addAgendaItem,
  write: writeNewItem,
  acts: (change) => [agendaAct('agenda_item.added', change, wordsOf(change))],
  topics,
};

export const changeAgendaItemCommand: Handler<ChangeAgendaItem, AgendaState, AgendaItemWritten> = {
  name: 'changeAgendaItem',
  access: ['secretariat'],
  input: item.extend({ itemId: z.uuid() }),
  load: (tx, command, app) => loadAgendaWithSubject(tx, command, app.thread.publicSight),
  decide: changeAgendaItem,
  write: writeChangedItem,
  acts: (change) => [agendaAct('agenda_item.changed', change, wordsOf(change))],
  topics,
};

export const moveAgendaItemCommand: Handler<MoveAgendaItem, AgendaState, AgendaItemMoved> = {
  name: 'moveAgendaItem',
  access: ['secretariat'],
  input: one.extend({ to: z.enum(['earlier', 'later']) }),
  load: loadAgenda,
  decide: moveAgendaItem,
  write: writePlaces,
  acts: (change) => [agendaAct('agenda_item.moved', change, { data: { place: change.position } })],
  topics,
};

export const removeAgendaItemCommand: Handler<RemoveAgendaItem, AgendaState, AgendaItemRemoved> = {
  name: 'removeAgendaItem',
  access: ['secretariat'],
  input: one,
  load: loadAgenda,
  decide: removeAgendaItem,
  write: writeRemoval,
  acts: (change) => [agendaAct('agenda_item.removed', change, { data: { number: change.number } })],
  topics,
};
