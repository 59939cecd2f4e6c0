import type { ErasureSource } from '#kernel/server/record/erasure.ts';

const topic = { subjectKind: 'topic', table: 'topic_proposals', id: 'topic_id' };

/** A proposal's reasons are of one piece with its title; `reason` is the secretariat's answer. */
export const callErasure: ErasureSource = {
  columns: [
    { ...topic, name: 'title', column: 'titles', kept: 'texts' },
    { ...topic, name: 'title', column: 'reasons', kept: 'texts' },
    { ...topic, name: 'proposer', column: 'proposer_name', kept: 'plain' },
    { ...topic, name: 'reason', column: 'answer', kept: { textsIn: 'reason' } },
  ],
};
