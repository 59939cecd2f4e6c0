import { z } from 'zod';
import type { Handler } from '#kernel/server/acts/execute.ts';
import {
  showInHall,
  type HallChange,
  type HallState,
  type ShowInHall,
} from '#deliberate/domain/hall/show-in-hall.ts';
import { loadHall, writeHall } from './hall.store.ts';

export const showInHallCommand: Handler<ShowInHall, HallState, HallChange> = {
  name: 'showInHall',
  access: ['chair', 'rapporteur', 'secretariat'],
  input: z.object({ editionId: z.uuid(), sessionId: z.uuid(), positionId: z.uuid().nullable() }),
  load: loadHall,
  decide: showInHall,
  write: writeHall,
  acts: ({ sessionId, editionId, positionId }) => [
    {
      kind: positionId === null ? 'hall.cleared' : 'hall.position_shown',
      subjectKind: 'session',
      subjectId: sessionId,
      editionId,
      payload: { positionId },
    },
  ],
  topics: ({ sessionId }) => [`session/${sessionId}`],
};
