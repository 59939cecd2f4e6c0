import { z } from 'zod';
import type { Act, Command, EntryCite } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { sealedTexts } from '#kernel/domain/sealed-texts.ts';
import type { Handler } from '#kernel/server/acts/execute.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import {
  ADOPTION_IDS,
  adoptOutcome,
  MANNERS,
  type AdoptOutcome,
  type AdoptState,
  type OutcomeAdopted,
} from '../domain/adopt-outcome.ts';
import { CITES_PER_ENTRY_MAX } from '../domain/outcome-limits.ts';
import type { CitedTarget } from '../domain/outcome-text.ts';
import { contentHash, loadAdoptState, writeAdoption } from './adoption.store.ts';
import { outcomeTopic } from './drafting.commands.ts';
import { texts } from './texts-input.ts';

export type Adopted = OutcomeAdopted & { readonly sha256: string };

export function adoptOutcomeCommand(sight: PublicSight): Handler<AdoptOutcome, AdoptState, Adopted> {
  return {
    name: 'adoptOutcome',
    access: ['chair', 'secretariat'],
    input: z.object({
      editionId: z.uuid(),
      documentId: z.uuid(),
      manner: z.enum(MANNERS),
      note: texts.default({}),
    }),
    idsNeeded: () => ADOPTION_IDS,
    load: (tx, command) => loadAdoptState(tx, command, sight),
    decide: withHash,
    write: writeAdoption,
    acts: (change) => [outcomeAct(change), ...paragraphActs(change)],
    topics: outcomeTopic,
  };
}

function withHash(state: AdoptState, command: Command<AdoptOutcome>): Decision<Adopted> {
  const decided = adoptOutcome(state, command);
  if (!decided.accepted) return decided;
  const { change } = decided;
  return accept(change === null ? null : { ...change, sha256: contentHash(change.content) });
}

function outcomeAct(change: Adopted): Act {
  const { documentId, editionId, versionId, decisionId, manner, recordedBy, sha256, note, content } = change;
  return {
    kind: 'outcome.adopted',
    subjectKind: 'outcome',
    subjectId: documentId,
    editionId,
    payload: { versionId, decisionId, manner, recordedBy, sha256 },
    entry: {
      data: {
        version: versionId,
        sha256,
        manner,
        recorded_by: recordedBy,
        paragraphs: content.paragraphs.length,
      },
      sealed: { ...sealedTexts('title', content.titles), ...sealedTexts('note', note ?? {}) },
      atOnce: true,
    },
  };
}

/** Each paragraph enters the log with what it rests on, so that the chain can be checked there as well. */
function paragraphActs({ editionId, documentId, content }: Adopted): Act[] {
  return content.paragraphs.map(({ paragraphId, kind, number, texts: words, citations }) => ({
    kind: 'paragraph.adopted',
    subjectKind: 'paragraph',
    subjectId: paragraphId,
    editionId,
    payload: { documentId, number },
    entry: {
      data: { document: documentId, kind, number },
      sealed: sealedTexts('text', words),
      cites: citesOf(citations),
    },
  }));
}

/** The entries of what was read when it was cited: the words in their version, and the results by their hash. */
function citesOf(citations: readonly CitedTarget[]): EntryCite[] {
  const words = citations.map(({ kind, id, as }): EntryCite => {
    const version = as?.version ?? null;
    return { subjectKind: kind, subjectId: id, ...(version !== null && { version }) };
  });
  const named = new Set(words.map(({ subjectId }) => subjectId));
  const results = new Set(citations.flatMap(({ as }) => as?.results?.snapshotId ?? []));
  const snapshots = [...results]
    .filter((id) => !named.has(id))
    .map((subjectId) => ({ subjectKind: 'snapshot', subjectId }));
  return [...words, ...snapshots].slice(0, CITES_PER_ENTRY_MAX);
}
