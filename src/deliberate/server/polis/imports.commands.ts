import { z } from 'zod';
import { sealedTexts } from '#kernel/domain/sealed-texts.ts';
import type { Handler } from '#kernel/server/acts/execute.ts';
import {
  ABOUT_PERSON_THERE,
  idsForImport,
  importConversation,
  stateOfImported,
  type ConversationImported,
  type ImportConversation,
  type ImportState,
} from '#deliberate/domain/polis/import-conversation.ts';
import { loadImportState, writeImport } from './imports.store.ts';
import { markedAct } from '#deliberate/server/positions/marks.commands.ts';
import { positionOpened } from '#deliberate/server/positions/positions.commands.ts';

/** Whole or not at all: the deliberation, its positions, the reactions, and what else the source tells. */
export const importConversationCommand: Handler<ImportConversation, ImportState, ConversationImported> = {
  name: 'importConversation',
  access: ['secretariat'],
  input: z.object({
    editionId: z.uuid(),
    // Made by `readConversation` and never sent by anyone: it has checked every row already.
    conversation: z.custom<ImportConversation['conversation']>((value) => typeof value === 'object'),
    sourceSha256: z.hash('sha256'),
    documents: z.array(z.object({ sha256: z.hash('sha256'), bytes: z.int() })),
  }),
  idsNeeded: idsForImport,
  load: loadImportState,
  decide: importConversation,
  write: writeImport,
  acts: (imported) => [importedAct(imported), ...openedActs(imported)],
  topics: ({ editionId, deliberationId }) => [
    `deliberation/${deliberationId}`,
    `edition/${editionId}/positions`,
  ],
};

function importedAct({ deliberationId, editionId, conversation, documents }: ConversationImported) {
  const data = {
    form: 'polis',
    people: conversation.people.length,
    positions: conversation.positions.length,
    reactions: conversation.latest.length,
    row_export: true,
  };
  const titles = { [conversation.language]: conversation.title };
  return {
    kind: 'deliberation.imported',
    subjectKind: 'deliberation',
    subjectId: deliberationId,
    editionId,
    payload: data,
    // By hash only: `documents` are what is served with the log, and rows are not.
    entry: { data: { ...data, sources: documents }, sealed: sealedTexts('title', titles) },
  };
}

/** What everyone may read enters the record as any opened position does, so that it can be cited and erased. */
function openedActs({ editionId, conversation, positionIds }: ConversationImported) {
  const { language, positions } = conversation;
  return positions.flatMap(({ number, text, moderated, aboutPerson }, place) => {
    if (stateOfImported(moderated) !== 'open') return [];
    const words = { texts: { [language]: text }, authenticLanguage: language };
    const position = { number, positionId: positionIds[place] ?? '', editionId };
    if (aboutPerson === null) return [positionOpened({ ...words, ...position })];
    const mark = { about: 'person' as const, aboutVersion: 1, reason: ABOUT_PERSON_THERE[aboutPerson] };
    return [positionOpened({ ...words, ...position }), markedAct({ ...position, ...mark, isPublic: true })];
  });
}
