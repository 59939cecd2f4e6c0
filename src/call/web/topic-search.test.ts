import { expect, it } from 'vitest';
import { topicSearchFrom } from './topic-search.ts';

it('reads the search from an address, and leaves aside what it does not know', () => {
  const read = (query: string) => topicSearchFrom(new URLSearchParams(query));
  expect(read('find=%20양자%20&state=selected&page=2')).toEqual({ find: '양자', state: 'selected', page: 2 });
  expect(read('state=elected&page=-3')).toEqual({ find: '', state: '', page: 1 });
  expect(read('page=1e9999').page).toBe(1);
});
