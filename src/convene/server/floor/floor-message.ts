import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Refusal } from '#kernel/domain/decision.ts';
import type { FloorCommand } from '../../domain/floor/floor-command.ts';

/** Which room: a session of an edition. */
export type Room = { readonly forumId: string; readonly editionId: string; readonly sessionId: string };

export type GivenText = {
  readonly personId: string;
  readonly texts: Texts;
  readonly authenticLanguage: string;
};

/** A command on its way to the writer, which alone says when it happens. */
export type FloorMessage = Omit<FloorCommand, 'ms'> & {
  readonly actorId: string | null;
  readonly text: GivenText | null;
};

export type FloorAnswer =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly refusal: Refusal; readonly version: number };

export const roomTopic = ({ sessionId }: Pick<Room, 'sessionId'>) => `session/${sessionId}`;
