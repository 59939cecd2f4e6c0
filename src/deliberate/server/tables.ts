import type { Stance, Stratum } from '../domain/cast-reaction.ts';
import type { Json } from '#kernel/server/tables.ts';

export type ReactionColumns = {
  forum_id: string;
  position_id: string;
  deliberation_id: string;
  stance: Stance;
  important: boolean;
  simulated: boolean;
  reacted_at: Date;
};

declare module '#kernel/server/tables.ts' {
  interface Tables {
    deliberations: {
      forum_id: string;
      deliberation_id: string;
      edition_id: string;
      titles: TextsColumn;
      state: 'draft' | 'open' | 'closed';
      opens_at: Date | null;
      closes_at: Date | null;
      public_stratum: boolean;
      visibility: 'on_record' | 'confidential' | 'anonymous';
      results_shown: 'always' | 'after_reaction' | 'at_close';
      row_export: boolean;
      group_size_min: number;
      public_size_min: number;
      created_at: Date;
    };
    positions: {
      forum_id: string;
      position_id: string;
      edition_id: string;
      deliberation_id: string;
      number: number;
      authentic_language: string;
      texts: TextsColumn;
      state: 'proposed' | 'open' | 'moderated_out' | 'withdrawn' | 'merged';
      intervention_id: string | null;
      drafted_by: string;
      simulated: boolean;
      created_at: Date;
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
      stance: Stance;
      important: boolean;
      reacted_at: Date;
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
      outputs: Json<Record<string, unknown>>;
      taken_at: Date;
    };
  }
}
