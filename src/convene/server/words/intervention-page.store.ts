import { z } from 'zod';
import type { Strand } from '#kernel/domain/thread.ts';
import type { Viewer } from '#kernel/domain/viewer.ts';
import type { App } from '#kernel/server/app.ts';
import type { InterventionView } from '../../domain/words/intervention.ts';
import type { SourceDocument } from '../../domain/importing/source-document.ts';
import { documentById } from '../documents.store.ts';
import { readIntervention } from './interventions.store.ts';

export type InterventionPage = {
  readonly intervention: InterventionView;
  /** Where the words were taken from, if that may be told. */
  readonly document: SourceDocument | null;
  /** What became of them. */
  readonly strand: Strand | null;
};

type Wanted = {
  readonly forumId: string;
  readonly viewer: Viewer;
  readonly editionId: string;
  readonly id: string;
};

export async function readInterventionPage(
  { db, thread }: Pick<App, 'db' | 'thread'>,
  wanted: Wanted,
): Promise<InterventionPage | null> {
  const { forumId, viewer, id } = wanted;
  if (!z.uuid().safeParse(id).success) return null;
  const intervention = await readIntervention(db, wanted);
  if (intervention === null) return null;
  const { source } = intervention;
  const [strand, document] = await Promise.all([
    thread.read(viewer, forumId, { kind: 'intervention', id }, 'forward'),
    source?.kind === 'document' ? documentById(db, forumId, source.documentId) : null,
  ]);
  return { intervention, document, strand };
}
