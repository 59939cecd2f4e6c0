import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { mayChangeMode, type RecordMode } from './record-mode.ts';
import { refuse } from '../refusals.ts';
import type { SessionKind } from './session.ts';
import { freeSlug, slugFrom } from '../forum/slug.ts';

export type AddSession = {
  readonly editionId: string;
  /** Part of its address; made from the title where none is given. */
  readonly slug: string | null;
  readonly kind: SessionKind;
  readonly titles: Texts;
  readonly summary: Texts | null;
  readonly heldOn: string | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly room: Texts | null;
  readonly streamUrl: string | null;
  readonly recordMode: RecordMode;
  readonly parentId: string | null;
};
export type SessionWritten = AddSession & {
  readonly sessionId: string;
  readonly slug: string;
  readonly place: number;
};

export type SessionsState = {
  readonly editionFound: boolean;
  readonly sessions: readonly {
    readonly sessionId: string;
    readonly slug: string;
    readonly recordMode: RecordMode;
    readonly place: number;
  }[];
};

export function addSession(state: SessionsState, command: Command<AddSession>): Decision<SessionWritten> {
  const { input } = command;
  if (!state.editionFound) return refuse('edition-unknown');
  const refused = refusedSession(state, input, null);
  if (refused !== null) return refused;
  const taken = new Set(state.sessions.map(({ slug }) => slug));
  const slug = input.slug ?? freeSlug(slugFrom(titleForSlug(input.titles)), input.kind, taken);
  const place = Math.max(0, ...state.sessions.map((session) => session.place)) + 1;
  return accept({ ...input, sessionId: command.id, slug, place });
}

export type ChangeSession = AddSession & { readonly sessionId: string };

/** The default of a session may become stricter, and then holds for what was already said in it; never more open. */
export function changeSession(
  state: SessionsState,
  command: Command<ChangeSession>,
): Decision<SessionWritten> {
  const { input } = command;
  const found = state.sessions.find(({ sessionId }) => sessionId === input.sessionId);
  if (found === undefined) return refuse('session-unknown');
  const refused = refusedSession(state, input, input.sessionId);
  if (refused !== null) return refused;
  if (!mayChangeMode(found.recordMode, input.recordMode))
    return refuse('mode-widening', { from: found.recordMode });
  if (input.recordMode === 'off_record' && found.recordMode !== 'off_record')
    return refuse('off-record-too-late');
  return accept({ ...input, slug: input.slug ?? found.slug, place: found.place });
}

function refusedSession(state: SessionsState, input: AddSession, own: string | null) {
  const others = state.sessions.filter(({ sessionId }) => sessionId !== own);
  if (input.slug !== null && others.some(({ slug }) => slug === input.slug))
    return refuse('slug-taken', { slug: input.slug });
  if (input.parentId !== null && !others.some(({ sessionId }) => sessionId === input.parentId))
    return refuse('session-unknown');
  if (input.startsAt !== null && input.endsAt !== null && input.endsAt < input.startsAt)
    return refuse('dates-crossed', { what: titleForSlug(input.titles) });
  return null;
}

/** English makes the shorter address. */
function titleForSlug(titles: Texts): string {
  return titles['en'] ?? titles['ko'] ?? Object.values(titles)[0] ?? '';
}
