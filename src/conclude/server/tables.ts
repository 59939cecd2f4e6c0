import type { Manner, OutcomeContent, Recorder } from '../domain/adopt-outcome.ts';
import type { CommitmentState } from '../domain/commitment-state.ts';
import type { CitableKind, OutcomeKind, OutcomeState, ParagraphKind } from '../domain/outcome-text.ts';
import type { Json } from '#kernel/server/database/tables.ts';

declare module '#kernel/server/database/tables.ts' {
  interface Tables {
    outcome_documents: {
      forum_id: string;
      document_id: string;
      edition_id: string;
      kind: OutcomeKind;
      titles: TextsColumn;
      state: OutcomeState;
      created_at: Date;
    };
    outcome_paragraphs: {
      forum_id: string;
      paragraph_id: string;
      document_id: string;
      edition_id: string;
      place_in_order: number;
      kind: ParagraphKind;
      authentic_language: string;
      texts: TextsColumn;
      created_at: Date;
      edited_at: Date | null;
    };
    citations: {
      forum_id: string;
      citation_id: string;
      paragraph_id: string;
      document_id: string;
      target_kind: CitableKind;
      target_id: string;
      cited_version: number | null;
      snapshot_id: string | null;
      epoch: number | null;
      outputs_sha256: string | null;
      created_at: Date;
    };
    outcome_versions: {
      forum_id: string;
      version_id: string;
      document_id: string;
      edition_id: string;
      number: number;
      content: Json<OutcomeContent>;
      sha256: string;
      created_at: Date;
    };
    decisions: {
      forum_id: string;
      decision_id: string;
      document_id: string;
      version_id: string;
      edition_id: string;
      kind: 'adopted';
      manner: Manner;
      note: TextsOrNull;
      recorded_by: Recorder | null;
      decided_at: Date;
    };
    commitments: {
      forum_id: string;
      commitment_id: string;
      edition_id: string;
      paragraph_id: string | null;
      intervention_id: string | null;
      texts: TextsColumn;
      made_by: TextsColumn;
      state: CommitmentState;
      /** How it was met or why it was dropped: the last word on it. */
      note: TextsOrNull;
      changed_at: Date | null;
      created_at: Date;
    };
  }
}
