import { isUuid } from '#kernel/domain/uuid.ts';
import { mayPropose } from '#deliberate/domain/positions/proposing.ts';
import { deliberationForAll } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import type { SimilarForAuthor } from '#deliberate/domain/positions/similar-positions.ts';
import { similarForAuthor } from '#deliberate/server/positions/proposal-list.store.ts';
import { sentenceFrom } from '#deliberate/web/desk-input.ts';
import { here } from './acting.ts';

type Fields = Readonly<Record<string, string>>;

/** What may say the same as a sentence that is about to be sent; nothing for whom the rules do not let propose. */
export async function similarTo(locals: App.Locals, fields: Fields): Promise<SimilarForAuthor[]> {
  const { app, forum, edition, viewer } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  const deliberation = await deliberationForAll(app.db, where);
  if (deliberation === null || !mayPropose(viewer, deliberation.proposing)) return [];
  const { positionId = '' } = fields;
  return similarForAuthor(app.db, {
    forumId: forum.forumId,
    deliberationId: deliberation.deliberationId,
    account: viewer.account?.id ?? '',
    texts: sentenceFrom(fields).texts,
    except: isUuid(positionId) ? positionId : null,
  });
}

/** The same, unless its author has seen it and sends these very words: then nothing more is asked. */
export async function unseenSimilar(locals: App.Locals, fields: Fields): Promise<SimilarForAuthor[]> {
  return fields['seen'] === fields['text'] ? [] : similarTo(locals, fields);
}
