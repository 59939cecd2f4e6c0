import { error, redirect } from '@sveltejs/kit';
import { callOpenAt } from '#call/server/call-span.store.ts';
import { oneTopic } from '#call/server/topic-list.store.ts';
import {
  supportTopicCommand,
  withdrawSupportCommand,
  withdrawTopicCommand,
} from '#call/server/topics.commands.ts';
import { isUuid } from '#kernel/domain/uuid.ts';
import type { Handler } from '#kernel/server/acts/execute.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, here } from '../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app, forum, edition, viewer, base } = here(locals);
  const { forumId } = forum;
  const { editionId } = edition;
  if (!isUuid(params.id)) error(404, 'not-found');
  const topic = await oneTopic(app.db, { forumId, editionId, viewer, topicId: params.id });
  if (topic === null) error(404, 'not-found');
  const [callOpen, back] = await Promise.all([
    callOpenAt(app.db, forumId, editionId, app.now()),
    app.thread.read(viewer, forumId, { kind: 'topic', id: params.id }, 'back'),
  ]);
  const mayAnswer = viewer.roles.has('secretariat');
  return { base, topic, callOpen, back, mayAnswer, sent: url.searchParams.has('sent') };
};

function doing<Input, State, Change>(handler: Handler<Input, State, Change>): Actions[string] {
  return async ({ locals, params }) => {
    const { edition, base } = here(locals);
    const done = await act(locals, handler, { editionId: edition.editionId, topicId: params['id'] });
    if (!done.ok) return done.failure;
    redirect(303, `${base}/topics/${params['id'] ?? ''}`);
  };
}

export const actions: Actions = {
  support: doing(supportTopicCommand),
  unsupport: doing(withdrawSupportCommand),
  withdraw: doing(withdrawTopicCommand),
};
