import type { Live, LiveEvent } from './live.ts';

/** What a page may want on one line; no page of ours wants more than two. */
export const TOPICS_PER_LINE_MAX = 8;

/** Why a topic is not heard on a line, or no longer. */
export type WhyClosed = 'not-found' | 'sign-in-needed' | 'role-missing';

/** A topic as the page named it, and as it is published; a closed one keeps its place, so that marks keep their shape. */
export type Wanted =
  | { readonly asked: string; readonly topic: string; readonly closed: null }
  | { readonly asked: string; readonly topic: null; readonly closed: WhyClosed };

/** The topics of one page, in the order in which it named them. */
export type Line = readonly Wanted[];

const CLOSED = 'x';

/** Pages that hear the same topics by the same names hear the same bytes. */
export const nameOf = (line: Line): string =>
  line.map(({ asked, topic, closed }) => `${asked}=${topic ?? closed}`).join(',');

/** How far a line has come in each of its topics: one id per topic, so that a reader who comes back names all at once. */
export const markOf = (live: Live, line: Line): string => join(idsNow(live, line));

/** A line of topics for everyone, which are published by the names they are asked for. */
export const lineOf = (...topics: readonly string[]): Line =>
  topics.map((topic) => ({ asked: topic, topic, closed: null }));

/** What a page made now puts behind `/live/`: its topics, and up to where it knows them. */
export function lineFrom(live: Live, ...topics: readonly string[]): string {
  return `${topics.join(',')}?since=${markOf(live, lineOf(...topics))}`;
}

/**
 * What a reader missed since their mark, and the mark they have come to by it. Each event names the mark after it: cut
 * off in the middle, a reader goes on from there. Where it is not known any more what a topic told, they read again.
 */
export function missedSince(live: Live, line: Line, mark: string | null): string {
  const now = idsNow(live, line);
  const given = mark?.split('.') ?? now;
  // A mark of another line tells nothing about this one.
  const at = given.length === line.length ? [...given] : line.map(() => CLOSED);
  const told = line.flatMap(({ asked, topic }, place) => {
    if (topic === null) return [];
    const events = live.since(topic, at[place] ?? CLOSED) ?? [{ id: now[place] ?? CLOSED, data: null }];
    return events.map((event) => {
      at[place] = event.id;
      return eventOf(asked, event.data, join(at));
    });
  });
  return `${told.join('')}id: ${join(now)}\n\n`;
}

/** An event says its topic in the first line of its data; what it carries follows. */
export function eventOf(asked: string, data: LiveEvent['data'], mark: string): string {
  const kind = data === null ? 'event: reread\n' : '';
  return `id: ${mark}\n${kind}${dataOf(data === null ? [asked] : [asked, ...data.split('\n')])}\n`;
}

/** The topics of a line that are closed, each with its reason; the others go on. */
export function closedOf(line: Line, before: Line = []): string {
  return line
    .filter(({ closed }, place) => closed !== null && before[place]?.closed !== closed)
    .map(({ asked, closed }) => `event: closed\n${dataOf([asked, closed ?? ''])}\n`)
    .join('');
}

const idsNow = (live: Live, line: Line): string[] =>
  line.map(({ topic }) => (topic === null ? CLOSED : live.latest(topic)));
const join = (ids: readonly string[]): string => ids.join('.');
const dataOf = (lines: readonly string[]): string => lines.map((line) => `data: ${line}\n`).join('');
