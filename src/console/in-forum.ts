import type { Bilingual } from '#kernel/domain/bilingual.ts';
import { refusalText, type Refusal } from '#kernel/domain/decision.ts';
import type { App } from '#kernel/server/app.ts';
import { allForums, type Forum } from '#kernel/server/acts/forums.store.ts';
import { openRuntime } from '#kernel/server/running/runtime.ts';
import { StartFailure } from '#kernel/server/running/start-failure.ts';
import { forumUnknown } from '#convene/server/importing/store-release.ts';
import { compose } from '../composition/compose.ts';

/** What a subcommand that needs the database answers when it could not do its work. */
export type Failed = { readonly ok: false; readonly code: string; readonly message: Bilingual };

export const failed = (refusal: Refusal): Failed => ({
  ok: false,
  code: refusal.code,
  message: { ko: refusalText(refusal, 'ko'), en: refusalText(refusal, 'en') },
});

/** Opens the database, finds the forum, works, and closes the database whatever happens. */
export async function inForum<Done extends { readonly ok: true }>(
  slug: string | undefined,
  work: (app: App, forum: Forum) => Promise<Done | Failed>,
): Promise<Done | Failed> {
  const log = (line: string) => void process.stderr.write(`${line}\n`);
  try {
    const runtime = await openRuntime(process.env, log);
    try {
      const app = compose({ ...runtime, log });
      const forums = await allForums(app.db);
      const forum =
        slug === undefined && forums.length === 1 ? forums[0] : forums.find((one) => one.slug === slug);
      if (forum === undefined) return { ok: false, code: 'forum-unknown', message: forumUnknown(forums) };
      return await work(app, forum);
    } finally {
      await runtime.stop();
    }
  } catch (error) {
    if (error instanceof StartFailure) return { ok: false, code: 'start-failed', message: error.sentence };
    throw error;
  }
}
