import type { TopicState } from '../domain/topic-state.ts';

declare module '#kernel/server/database/tables.ts' {
  interface Tables {
    topic_proposals: {
      forum_id: string;
      topic_id: string;
      edition_id: string;
      titles: TextsColumn;
      reasons: TextsColumn;
      authentic_language: string;
      /** The account; private, and only ever compared with the viewer's own. */
      proposer_id: string;
      proposer_name: string;
      stakeholder_group: string | null;
      state: TopicState;
      merged_into_id: string | null;
      commitment_id: string | null;
      answer: TextsOrNull;
      answered_at: Date | null;
      simulated: boolean;
      created_at: Date;
    };
    topic_supports: { forum_id: string; topic_id: string; supporter_id: string; supported_at: Date };
  }
}
