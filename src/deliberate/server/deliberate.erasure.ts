import type { ErasureSource } from '#kernel/server/record/erasure.ts';

const position = {
  subjectKind: 'position',
  table: 'positions',
  id: 'position_id',
  kept: 'texts',
} as const;

export const deliberateErasure: ErasureSource = {
  columns: [
    { ...position, name: 'text', column: 'texts' },
    // Earlier versions too: whoever has words erased does not mean the latest spelling alone.
    { ...position, name: 'text', table: 'position_versions', column: 'texts' },
    { ...position, name: 'reason', column: 'state_reason' },
    { ...position, name: 'about', column: 'about_reason' },
    {
      ...{ subjectKind: 'deliberation', name: 'title', table: 'deliberations', id: 'deliberation_id' },
      ...{ column: 'titles', kept: 'texts' },
    },
  ],
};
