import type { ColumnType, Generated } from 'kysely';
import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Stance, Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import type { ResultsShown, Visibility } from '#deliberate/domain/deliberation/deliberation-rules.ts';
import type { DeliberationState } from '#deliberate/domain/deliberation/deliberation-state.ts';
import type { Whereabouts } from '#deliberate/domain/opinion/opinion-analysis.ts';
import type { OpinionOutputs } from '#deliberate/domain/opinion/opinion-outputs.ts';
import type { Conversation, TableFile } from '#deliberate/domain/polis/polis-conversation.ts';
import type { AnswerReason } from '#deliberate/domain/reacting/answer-reason.ts';
import type { About } from '#deliberate/domain/positions/about.ts';
import type { LineageKind, PositionOrigin } from '#deliberate/domain/positions/draft-position.ts';
import type { KeptBackWhy } from '#deliberate/domain/results/kept-back-why.ts';
import type { MakerRole } from '#deliberate/domain/positions/position-maker.ts';
import type { ReasonState } from '#deliberate/domain/reacting/reason-state.ts';
import type { PositionState } from '#deliberate/domain/positions/position-state.ts';
import type { AnswersShown, Proposing } from '#deliberate/domain/positions/proposing.ts';
import type { QuotedSpan } from '#deliberate/domain/positions/quoted-span.ts';
import type { TranslationStatus } from '#deliberate/domain/positions/translation.ts';
import type { OpinionReview } from '#deliberate/domain/results/take-snapshot.ts';
import type { Json } from '#kernel/server/database/tables.ts';

export type ReactionColumns = {
  forum_id: string;
  position_id: string;
  deliberation_id: string;
  stance: Stance;
  important: boolean;
  simulated: boolean;
  reacted_at: Date;
  /** Of the words it was given on; it counts while this is at least the position's `asked_version`. */
  version: ColumnType<number, number | undefined, number>;
  made_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};

/** The hash tells whether the words there are still those that were quoted. */
type KeptSpan = QuotedSpan & { readonly sha256: string };

declare module '#kernel/server/database/tables.ts' {
  interface Tables {
    hall_positions: { forum_id: string; session_id: string; position_id: string; shown_at: Date };
    deliberations: {
      forum_id: string;
      deliberation_id: string;
      edition_id: string;
      titles: TextsColumn;
      state: DeliberationState;
      opens_at: Date | null;
      closes_at: Date | null;
      public_stratum: boolean;
      visibility: Visibility;
      results_shown: ResultsShown;
      row_export: boolean;
      group_size_min: number;
      public_size_min: number;
      invited_only: Generated<boolean>;
      proof_bits: Generated<number>;
      reasons_shown: Generated<boolean>;
      embed_origins: ColumnType<readonly string[], string | undefined, string>;
      xid_generation: Generated<number>;
      created_at: Date;
      proposing: ColumnType<Proposing, Proposing | undefined, Proposing>;
      answers_shown: ColumnType<AnswersShown, AnswersShown | undefined, AnswersShown>;
    };
    positions: {
      forum_id: string;
      position_id: string;
      edition_id: string;
      deliberation_id: string;
      number: number;
      authentic_language: string;
      texts: TextsColumn;
      state: PositionState;
      /** Why it was taken out or put back, for everyone. */
      state_reason: ColumnType<Texts | null, string | null | undefined, string | null>;
      intervention_id: string | null;
      drafted_by: string;
      simulated: boolean;
      created_at: Date;
      edited_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
      version: ColumnType<number, number | undefined, number>;
      asked_version: ColumnType<number, number | undefined, number>;
      reworded_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
      opened_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
      origin: ColumnType<PositionOrigin, PositionOrigin | undefined, PositionOrigin>;
      reason_code: ColumnType<AnswerReason | null, AnswerReason | null | undefined, AnswerReason | null>;
      span: ColumnType<KeptSpan | null, string | null | undefined, string | null>;
      about: ColumnType<About, About | undefined, About>;
      about_reason: ColumnType<Texts | null, string | null | undefined, string | null>;
      about_version: ColumnType<number, number | undefined, number>;
      /** When a proposal was last accepted, returned, merged or split. */
      answered_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    };
    position_lineage: {
      forum_id: string;
      position_id: string;
      from_position_id: string;
      kind: LineageKind;
      made_as: MakerRole;
      made_at: Date;
    };
    position_translations: {
      forum_id: string;
      position_id: string;
      language: string;
      status: TranslationStatus;
      of_version: number;
      translator: string | null;
      made_by: string;
      made_at: Date;
    };
    position_versions: {
      forum_id: string;
      position_id: string;
      version: number;
      texts: TextsColumn;
      authentic_language: string;
      change: 'first' | 'draft' | 'correction' | 'rewording';
      made_by: string;
      made_as: MakerRole;
      made_at: Date;
    };
    reactions: ReactionColumns & { participation_id: string };
    public_reactions: ReactionColumns & { visitor_id: string };
    reaction_log: {
      forum_id: string;
      entry_id: string;
      deliberation_id: string;
      position_id: string;
      stratum: Stratum;
      reactor_id: string;
      /** null: what was there before was taken back. */
      stance: Stance | null;
      important: boolean;
      reacted_at: Date;
      version: ColumnType<number, number | undefined, number>;
    };
    reaction_reasons: {
      forum_id: string;
      position_id: string;
      stratum: Stratum;
      reactor_id: string;
      deliberation_id: string;
      reason_id: string;
      words: string;
      state: ReasonState;
      given_at: Date;
      offered: ColumnType<boolean, boolean | undefined, boolean>;
      kept_back_code: ColumnType<KeptBackWhy | null, KeptBackWhy | null | undefined, KeptBackWhy | null>;
      kept_back_why: ColumnType<Texts | null, string | null | undefined, string | null>;
    };
    on_record_confirmations: {
      forum_id: string;
      deliberation_id: string;
      participation_id: string;
      confirmed_at: Date;
    };
    invitation_codes: {
      forum_id: string;
      code_id: string;
      deliberation_id: string;
      batch_id: string;
      label: string;
      serial: string;
      people_max: number;
      expires_at: Date | null;
      revoked_at: Date | null;
      made_at: Date;
    };
    admitted_visitors: {
      forum_id: string;
      deliberation_id: string;
      visitor_id: string;
      /** null: let in by work that the device did. */
      code_id: string | null;
      admitted_at: Date;
    };
    conversation_imports: {
      forum_id: string;
      deliberation_id: string;
      form: 'polis';
      source_sha256: string;
      summary: JsonOrNull<NonNullable<Conversation['summary']>>;
      columns: Json<Conversation['columns']>;
      dialects: Json<Conversation['dialects']>;
      imported_at: Date;
    };
    conversation_import_rows: {
      forum_id: string;
      deliberation_id: string;
      file: TableFile;
      place: number;
      visitor_id: string | null;
      entry_id: string | null;
      fields: Json<readonly (string | null)[]>;
    };
    opinion_analyses: {
      forum_id: string;
      deliberation_id: string;
      stratum: Stratum;
      epoch: number;
      points: Buffer | null;
      density: Buffer | null;
      whereabouts: JsonOrNull<Whereabouts>;
      review: Json<OpinionReview>;
    };
    /** Whom every analysis so far has counted with the same opinion group. */
    opinion_bundles: {
      forum_id: string;
      deliberation_id: string;
      stratum: Stratum;
      reactor_id: string;
      bundle: number;
    };
    opinion_snapshots: {
      forum_id: string;
      snapshot_id: string;
      edition_id: string;
      deliberation_id: string;
      epoch: number;
      method: string;
      inputs_sha256: string;
      outputs_sha256: string;
      outputs: Json<OpinionOutputs>;
      taken_at: Date;
    };
  }
}
