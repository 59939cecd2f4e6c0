import { z } from 'zod';
import type { Act } from '#kernel/domain/command.ts';
import type { Role } from '#kernel/domain/viewer.ts';
import type { Handler } from '#kernel/server/acts/execute.ts';
import {
  addParagraph,
  deleteParagraph,
  editParagraph,
  moveParagraph,
  type AddParagraph,
  type DraftState,
  type EditParagraph,
  type MoveParagraph,
  type OneParagraph,
  type ParagraphAdded,
  type ParagraphDeleted,
  type ParagraphEdited,
  type ParagraphMoved,
} from '../domain/draft-paragraphs.ts';
import { OUTCOME_KINDS, PARAGRAPH_KINDS } from '../domain/outcome-text.ts';
import { startOutcome, type OutcomeStarted, type StartOutcome } from '../domain/start-outcome.ts';
import {
  countOutcomes,
  loadDraftAround,
  loadDraftOf,
  removeParagraph,
  rewriteParagraph,
  swapParagraphs,
  writeOutcome,
  writeParagraph,
} from './draft.store.ts';
import { texts } from './texts-input.ts';

export const DRAFTERS: readonly Role[] = ['rapporteur', 'secretariat'];

export const outcomeTopic = ({ editionId }: { readonly editionId: string }) => [
  `edition/${editionId}/outcome`,
];

type InParagraph = {
  readonly editionId: string;
  readonly paragraphId: string;
  readonly documentId: string;
};

/** A draft is not public, so its acts stay in the private trail; adoption enters the log. */
export function actOnParagraph(change: InParagraph, kind: string, payload: Act['payload']): Act {
  const { editionId, paragraphId, documentId } = change;
  return {
    kind,
    subjectKind: 'paragraph',
    subjectId: paragraphId,
    editionId,
    payload: { documentId, ...payload },
  };
}

export const startOutcomeCommand: Handler<StartOutcome, { readonly documents: number }, OutcomeStarted> = {
  name: 'startOutcome',
  access: DRAFTERS,
  input: z.object({ editionId: z.uuid(), kind: z.enum(OUTCOME_KINDS), titles: texts }),
  load: countOutcomes,
  decide: startOutcome,
  write: writeOutcome,
  acts: ({ editionId, documentId, kind, titles }) => [
    {
      kind: 'outcome.started',
      subjectKind: 'outcome',
      subjectId: documentId,
      editionId,
      payload: { kind, titles },
    },
  ],
  topics: outcomeTopic,
};

const oneParagraph = z.object({ editionId: z.uuid(), paragraphId: z.uuid() });
const words = { kind: z.enum(PARAGRAPH_KINDS), language: z.string().trim(), texts };

export const addParagraphCommand: Handler<AddParagraph, DraftState, ParagraphAdded> = {
  name: 'addParagraph',
  access: DRAFTERS,
  input: z.object({
    editionId: z.uuid(),
    documentId: z.uuid(),
    ...words,
    afterId: z.uuid().optional(),
  }),
  load: loadDraftOf,
  decide: addParagraph,
  write: writeParagraph,
  acts: (change) => [
    actOnParagraph(change, 'paragraph.added', {
      kind: change.kind,
      texts: change.texts,
      place: change.place,
    }),
  ],
  topics: outcomeTopic,
};

export const editParagraphCommand: Handler<EditParagraph, DraftState, ParagraphEdited> = {
  name: 'editParagraph',
  access: DRAFTERS,
  input: oneParagraph.extend({ ...words, seenAt: z.coerce.date().optional() }),
  load: loadDraftAround,
  decide: editParagraph,
  write: rewriteParagraph,
  acts: (change) => [actOnParagraph(change, 'paragraph.edited', { kind: change.kind, texts: change.texts })],
  topics: outcomeTopic,
};

export const moveParagraphCommand: Handler<MoveParagraph, DraftState, ParagraphMoved> = {
  name: 'moveParagraph',
  access: DRAFTERS,
  input: oneParagraph.extend({ towards: z.enum(['start', 'end']) }),
  load: loadDraftAround,
  decide: moveParagraph,
  write: swapParagraphs,
  acts: (change) => [actOnParagraph(change, 'paragraph.moved', { place: change.place })],
  topics: outcomeTopic,
};

export const deleteParagraphCommand: Handler<OneParagraph, DraftState, ParagraphDeleted> = {
  name: 'deleteParagraph',
  access: DRAFTERS,
  input: oneParagraph,
  load: loadDraftAround,
  decide: deleteParagraph,
  write: removeParagraph,
  acts: (change) => [actOnParagraph(change, 'paragraph.deleted', {})],
  topics: outcomeTopic,
};
