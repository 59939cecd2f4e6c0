import type { Release } from '@madang/press-release';
import type { Account } from '#kernel/domain/viewer.ts';
import type { Bilingual } from '#kernel/domain/bilingual.ts';
import { refusalText } from '#kernel/domain/decision.ts';
import type { App } from '#kernel/server/app.ts';
import { execute } from '#kernel/server/acts/execute.ts';
import { allForums, viewerOf, type Forum } from '#kernel/server/acts/forums.store.ts';
import type { StoredSummary, StoreRequest } from '../../cli/import-press-release.ts';
import { draftFrom } from '../../domain/importing/release-draft.ts';
import { sourceOf } from './release-source.ts';
import { importReleaseCommand } from './releases.commands.ts';

/** Stores a release from the command line, in the name of someone of the forum's secretariat. */
export async function storeRelease(
  app: App,
  release: Release,
  { forum: slug, as, source }: StoreRequest,
): Promise<StoredSummary> {
  const forums = await allForums(app.db);
  const forum =
    slug === undefined && forums.length === 1 ? forums[0] : forums.find((one) => one.slug === slug);
  if (forum === undefined) return notStored('forum-unknown', forumUnknown(forums));
  const account = await accountWith(app, (as ?? app.config.secretariatEmail).toLowerCase());
  const viewer = await viewerOf(app.db, forum.forumId, { account, participation: null, visitorId: null });
  const input = { ...draftFrom(release), ...sourceOf(release, source), editionId: null };
  const done = await execute(app, { forumId: forum.forumId, viewer }, importReleaseCommand, input);
  if (!done.ok) {
    const { refusal } = done;
    return notStored(refusal.code, { ko: refusalText(refusal, 'ko'), en: refusalText(refusal, 'en') });
  }
  // An import either refuses or changes something.
  if (done.change === null) throw new Error('The import changed nothing.');
  const { editionSlug: edition, sessions, people, interventions, collective } = done.change;
  return {
    stored: true,
    forum: forum.slug,
    edition,
    sessions: sessions.length,
    people: people.length,
    interventions: interventions.length,
    collective: collective.length,
  };
}

function notStored(code: string, message: Bilingual): StoredSummary {
  return { stored: false, code, message };
}

export function forumUnknown(forums: readonly Forum[]): Bilingual {
  const slugs = forums.map(({ slug }) => slug).join(', ') || '–';
  return {
    ko: `어느 포럼인지 --forum으로 알려 주십시오. 있는 포럼: ${slugs}. 저장된 것은 없습니다.`,
    en: `Name the forum with --forum. There are: ${slugs}. Nothing was stored.`,
  };
}

/** Roles belong to addresses; someone who never signed in acts under the address itself. */
export async function accountWith(app: App, email: string): Promise<Account> {
  const user = await app.db
    .selectFrom('auth_users')
    .select(['id', 'name'])
    .where('email', '=', email)
    .executeTakeFirst();
  return { id: user?.id ?? email, email, name: user?.name ?? '' };
}
