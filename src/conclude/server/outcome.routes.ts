import { z } from 'zod';
import { isUuid } from '#kernel/domain/uuid.ts';
import { commandRoute, queryRoute, type ApiRoute } from '#kernel/server/http/api.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import { MANNERS } from '../domain/adopt-outcome.ts';
import { COMMITMENT_STATES } from '../domain/commitment-state.ts';
import { CITABLE_KINDS, OUTCOME_KINDS, PARAGRAPH_KINDS } from '../domain/outcome-text.ts';
import { adoptOutcomeCommand } from './adoption.commands.ts';
import { citeTargetCommand, removeCitationCommand } from './citations.commands.ts';
import { commitmentsOf } from './commitment-list.store.ts';
import { followUpCommitmentCommand, makeCommitmentCommand } from './commitments.commands.ts';
import {
  addParagraphCommand,
  deleteParagraphCommand,
  editParagraphCommand,
  moveParagraphCommand,
  startOutcomeCommand,
} from './drafting.commands.ts';
import { outcomesOf, paragraphOf } from './outcome-list.store.ts';

const texts = z.record(z.string(), z.string());
/** A position in the version that was cited, and the released results it had then. */
const citedAs = z.object({
  version: z.int().nullable(),
  results: z.object({ snapshotId: z.uuid(), epoch: z.int(), sha256: z.string() }).nullable(),
});
const paragraph = z.object({
  paragraphId: z.uuid(),
  kind: z.enum(PARAGRAPH_KINDS),
  number: z.int().nullable(),
  language: z.string(),
  texts,
  changedAt: z.iso.datetime(),
  citations: z.array(
    z.object({
      citationId: z.uuid(),
      kind: z.enum(CITABLE_KINDS),
      id: z.uuid(),
      citedAs: citedAs.nullable(),
      versionNow: z.int().nullable(),
    }),
  ),
});
const adoption = z.object({
  manner: z.enum(MANNERS),
  note: texts.nullable(),
  recordedBy: z.enum(['chair', 'secretariat']).nullable(),
  decidedAt: z.iso.datetime(),
  version: z.int(),
  sha256: z.string(),
});
const document = z.object({
  documentId: z.uuid(),
  kind: z.enum(OUTCOME_KINDS),
  titles: texts,
  state: z.enum(['drafting', 'adopted']),
  adoption: adoption.nullable(),
  paragraphs: z.array(paragraph),
});
const commitment = z.object({
  commitmentId: z.uuid(),
  texts,
  madeBy: texts,
  state: z.enum(COMMITMENT_STATES),
  note: texts.nullable(),
  source: z.object({ kind: z.enum(['paragraph', 'intervention']), id: z.uuid() }).nullable(),
});
/** A strand nests without end in principle; its form is told in the kernel's `Strand`. */
const strand = z.looseObject({}).nullable();

const queries: readonly ApiRoute[] = [
  queryRoute({
    path: '/outcome',
    summary: 'The outcome documents with their numbered text; drafts for those who may read them.',
    access: ['public'],
    answer: z.object({ documents: z.array(document), drafting: z.int() }),
    run: ({ app, forum, edition, viewer }) =>
      outcomesOf(app.db, { forumId: forum.forumId, editionId: edition.editionId, viewer }),
  }),
  queryRoute({
    path: '/outcome/paragraphs/:paragraphId',
    summary: 'Why a paragraph is there: what it rests on, and what became of it.',
    access: ['public'],
    answer: z.object({ paragraph, documentId: z.uuid(), back: strand, forward: strand }),
    run: async ({ app, forum, edition, viewer }, { paragraphId }) => {
      if (!isUuid(paragraphId)) return null;
      const { forumId } = forum;
      const found = await paragraphOf(app.db, {
        forumId,
        editionId: edition.editionId,
        viewer,
        paragraphId,
      });
      if (found === null) return null;
      const start = { kind: 'paragraph' as const, id: paragraphId };
      const [back, forward] = await Promise.all([
        app.thread.read(viewer, forumId, start, 'back'),
        app.thread.read(viewer, forumId, start, 'forward'),
      ]);
      return { paragraph: found.paragraph, documentId: found.document.documentId, back, forward };
    },
  }),
  queryRoute({
    path: '/commitments',
    summary: 'What was promised at this edition, and how it stands.',
    access: ['public'],
    answer: z.object({ commitments: z.array(commitment) }),
    run: async ({ app, forum, edition }) => ({
      commitments: await commitmentsOf(app.db, { forumId: forum.forumId, editionId: edition.editionId }),
    }),
  }),
];

export function outcomeRoutes(sight: PublicSight): readonly ApiRoute[] {
  const paragraphs = '/outcome/paragraphs/:paragraphId';
  return [
    ...queries,
    commandRoute('POST', '/outcome', 'Start an outcome document.', startOutcomeCommand),
    commandRoute('POST', '/outcome/:documentId/paragraphs', 'Add a paragraph.', addParagraphCommand),
    commandRoute('PUT', paragraphs, 'Edit a paragraph.', editParagraphCommand),
    commandRoute('DELETE', paragraphs, 'Delete a paragraph.', deleteParagraphCommand),
    commandRoute('PUT', `${paragraphs}/place`, 'Move a paragraph by one place.', moveParagraphCommand),
    commandRoute('POST', `${paragraphs}/citations`, 'Cite what it rests on.', citeTargetCommand(sight)),
    commandRoute('DELETE', '/outcome/citations/:citationId', 'Remove a citation.', removeCitationCommand),
    commandRoute('POST', '/outcome/:documentId/adoption', 'Adopt the text.', adoptOutcomeCommand(sight)),
    commandRoute('POST', '/commitments', 'Put a commitment on record.', makeCommitmentCommand(sight)),
    commandRoute('PUT', '/commitments/:commitmentId/state', 'Follow it up.', followUpCommitmentCommand),
  ];
}
