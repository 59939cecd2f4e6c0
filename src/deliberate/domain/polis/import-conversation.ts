import type { Bilingual } from '#kernel/domain/bilingual.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import type { Conversation, KeptRow } from './polis-conversation.ts';
import type { PositionState } from '#deliberate/domain/positions/position-state.ts';
import { refuse } from '#deliberate/domain/refusals.ts';

export type SourceDocument = { readonly sha256: string; readonly bytes: number };

export type ImportConversation = {
  readonly editionId: string;
  readonly conversation: Conversation;
  /** Over all files, so that the same conversation is known when it comes again. */
  readonly sourceSha256: string;
  readonly documents: readonly SourceDocument[];
};

export type ImportState = {
  readonly editionFound: boolean;
  /** Whether the edition has a deliberation already, in whatever state. */
  readonly occupied: boolean;
  /** Whether these files have been imported into this forum before. */
  readonly known: boolean;
};

/** The ids stand at the places that their subjects have in the conversation. */
export type ConversationImported = ImportConversation & {
  readonly deliberationId: string;
  readonly positionIds: readonly string[];
  readonly visitorIds: readonly string[];
  readonly entryIds: readonly string[];
  readonly opensAt: Date;
  readonly closesAt: Date;
};

/** The deliberation, and one for each position, person and entry of the log. */
export const idsForImport = ({ conversation }: ImportConversation): number =>
  1 + conversation.positions.length + conversation.people.length + conversation.history.length;

/**
 * A conversation becomes the deliberation of an edition that has none: the people there are open public here, each
 * under a fresh id. Its closing time has passed, so that nobody reacts to it while it waits to be closed.
 */
export function importConversation(
  { editionFound, occupied, known }: ImportState,
  { input, at, id, ids }: Command<ImportConversation>,
): Decision<ConversationImported> {
  if (!editionFound) return refuse('edition-missing');
  if (known) return refuse('conversation-known');
  if (occupied) return refuse('deliberation-there');
  const { positions, people, startedAt, endedAt } = input.conversation;
  if (endedAt !== null && endedAt > at) return refuse('conversation-ahead');
  const firstPerson = 1 + positions.length;
  const firstEntry = firstPerson + people.length;
  return accept({
    ...input,
    deliberationId: id,
    positionIds: ids.slice(1, firstPerson),
    visitorIds: ids.slice(firstPerson, firstEntry),
    entryIds: ids.slice(firstEntry),
    opensAt: startedAt ?? at,
    closesAt: endedAt ?? at,
  });
}

/** What was taken out there is out here. What nobody had looked at was shown there, and is here. */
export const stateOfImported = (moderated: -1 | 0 | 1): PositionState =>
  moderated === -1 ? 'moderated_out' : 'open';

export const TAKEN_OUT_THERE: Bilingual = {
  ko: '이 대화가 있었던 곳(Polis)에서 내려진 입장입니다.',
  en: 'Taken out by the moderators where this conversation was held (Polis).',
};

/** Why a position came here as being about the person. */
export const ABOUT_PERSON_THERE: Readonly<
  Record<NonNullable<Conversation['positions'][number]['aboutPerson']>, Bilingual>
> = {
  marked: {
    ko: '이 대화가 있었던 곳(Polis)에서 사안이 아니라 사람에 관한 문장으로 표시되었습니다.',
    en: 'Marked as being about the person where this conversation was held (Polis).',
  },
  wording: {
    ko: '그 대화에서 아무것도 표시하지 않았고, 문구로 보아 자신이 누구인지를 말합니다.',
    en: 'Nothing was marked where this conversation was held, and by its wording it says who somebody is.',
  },
};

export type StoredRow = Pick<KeptRow, 'file' | 'fields'> & {
  readonly place: number;
  readonly visitorId: string | null;
  readonly entryId: string | null;
};

/** The rows of the source files with the ids of whom and what they are about; places count within each file. */
export function rowsToStore({ conversation, visitorIds, entryIds }: ConversationImported): StoredRow[] {
  const places = new Map<string, number>();
  return conversation.rows.map(({ file, person, entry, fields }) => {
    const place = places.get(file) ?? 0;
    places.set(file, place + 1);
    return {
      file,
      place,
      fields,
      visitorId: person === null ? null : (visitorIds[person] ?? null),
      entryId: entry === null ? null : (entryIds[entry] ?? null),
    };
  });
}
