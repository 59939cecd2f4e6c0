import { TOPIC_STATES, type TopicState } from '../domain/topic-state.ts';

/** What the list is asked for, as the address says it; anything else in the address is left aside. */
export type TopicSearch = { readonly find: string; readonly state: TopicState | ''; readonly page: number };

/** More than a person would type into a search box. */
const FIND_LENGTH_MAX = 200;

export function topicSearchFrom(params: URLSearchParams): TopicSearch {
  const state = TOPIC_STATES.find((known) => known === params.get('state')) ?? '';
  const page = Number.parseInt(params.get('page') ?? '1', 10);
  const find = (params.get('find') ?? '').trim().slice(0, FIND_LENGTH_MAX);
  return { find, state, page: Number.isSafeInteger(page) && page > 0 ? page : 1 };
}
