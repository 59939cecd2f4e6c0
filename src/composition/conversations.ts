import { dayIn } from '#kernel/domain/calendar.ts';
import type { Refusal } from '#kernel/domain/decision.ts';
import type { App } from '#kernel/server/app.ts';
import { execute, type Asking } from '#kernel/server/acts/execute.ts';
import type { EditionFacts } from '#convene/domain/forum/open-edition.ts';
import { freeSlug, slugFrom } from '#convene/domain/forum/slug.ts';
import { openEditionCommand } from '#convene/server/forum/editions.commands.ts';
import { editionsOf } from '#convene/server/forum/editions.store.ts';
import type { ImportConversation } from '#deliberate/domain/polis/import-conversation.ts';
import type { Conversation } from '#deliberate/domain/polis/polis-conversation.ts';
import { refuse } from '#deliberate/domain/refusals.ts';
import { closeDeliberationCommand } from '#deliberate/server/deliberation/deliberations.commands.ts';
import { importConversationCommand } from '#deliberate/server/polis/imports.commands.ts';
import { hasDeliberation, isKnownConversation } from '#deliberate/server/polis/imports.store.ts';

export type ConversationStored =
  | { readonly ok: true; readonly edition: string; readonly deliberationId: string }
  | { readonly ok: false; readonly refusal: Refusal };

export type ConversationRead = Omit<ImportConversation, 'editionId'>;

/** When a conversation's own days are told, they are told in this zone: its files name none. */
const TIME_ZONE = 'UTC';
const SLUG_OF_THE_NAMELESS = 'polis';

/**
 * Stores a conversation in an edition that has no deliberation, or in one opened for it, and closes it, which freezes
 * its results. Were the process to end before it is closed, its closing time has passed and the next look closes it.
 * `slug` names the edition; without one it is named after the conversation.
 */
export async function storeConversation(
  app: App,
  asking: Asking,
  { read, slug }: { readonly read: ConversationRead; readonly slug: string | undefined },
): Promise<ConversationStored> {
  const { forumId } = asking;
  // Looked at before anything is stored, so that a conversation that is refused leaves no empty edition behind.
  if (await isKnownConversation(app.db, forumId, read.sourceSha256))
    return { ok: false, refusal: refuse('conversation-known').refusal };
  const edition = await editionFor(app, asking, { conversation: read.conversation, slug });
  if (!edition.ok) return edition;
  const { editionId } = edition;
  const done = await execute(app, asking, importConversationCommand, { ...read, editionId });
  if (!done.ok) return done;
  // An import either refuses or changes something.
  if (done.change === null) throw new Error('The import changed nothing.');
  const { deliberationId } = done.change;
  const closed = await execute(app, asking, closeDeliberationCommand, { editionId, deliberationId });
  if (!closed.ok && closed.refusal.code !== 'deliberation-not-open') return closed;
  return { ok: true, edition: edition.slug, deliberationId };
}

type EditionFound =
  | { readonly ok: true; readonly editionId: string; readonly slug: string }
  | { readonly ok: false; readonly refusal: Refusal };

async function editionFor(
  app: App,
  asking: Asking,
  { conversation, slug }: { readonly conversation: Conversation; readonly slug: string | undefined },
): Promise<EditionFound> {
  const editions = await editionsOf(app.db, asking.forumId, app.now());
  const there = editions.find((edition) => edition.slug === slug);
  if (there !== undefined) {
    const { editionId } = there;
    if (await hasDeliberation(app.db, { forumId: asking.forumId, editionId }))
      return { ok: false, refusal: refuse('deliberation-there').refusal };
    return { ok: true, editionId, slug: there.slug };
  }
  const taken = new Set(editions.map((edition) => edition.slug));
  const own = slug ?? freeSlug(slugFrom(conversation.title), SLUG_OF_THE_NAMELESS, taken);
  const facts = factsOf(conversation, { slug: own, today: dayIn(TIME_ZONE, app.now()) });
  const opened = await execute(app, asking, openEditionCommand, facts);
  if (!opened.ok) return opened;
  if (opened.change === null) throw new Error('Opening an edition changed nothing.');
  return { ok: true, editionId: opened.change.editionId, slug: opened.change.facts.slug };
}

function factsOf(
  { title, language, startedAt, endedAt }: Conversation,
  { slug, today }: { readonly slug: string; readonly today: string },
): EditionFacts {
  const opensOn = startedAt === null ? today : dayIn(TIME_ZONE, startedAt);
  const closesOn = endedAt === null ? opensOn : dayIn(TIME_ZONE, endedAt);
  return {
    slug,
    ordinal: null,
    label: null,
    names: { [language]: title },
    theme: {},
    place: {},
    startsOn: opensOn,
    endsOn: closesOn,
    timeZone: TIME_ZONE,
    sample: false,
    source: null,
    phases: [{ phase: 'deliberate', opensOn, closesOn }],
    organisations: [],
  };
}
