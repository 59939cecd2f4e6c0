import type { FoundSession, SessionMention } from '../found.ts';
import type { BodyBlock } from '../document/blocks.ts';
import type { FoundDate } from '../document/dates.ts';
import type { SessionType } from '../release.ts';

const WORD = "(?:[A-Z][\\w'&/-]{0,30}|of|on|for|and|the|in)";
const NOUN =
  '(?:Session|session|Roundtable|roundtable|Round Table|Plenary|plenary|Panel(?: Discussion)?|panel(?: discussion)?|Workshop|workshop|Side Event|side event|Ceremony|ceremony)';
const NAMED = new RegExp(
  `(?<![\\w-])(?:(?<q>[“"‘'][^“”"‘’]{3,60}[”"’']) |(?<left>(?:[A-Z][\\w'&/-]{0,30} (?:(?:and|of|on|for|the) (?=[A-Z]))?){0,6}(?:(?:special|opening|closing|final|first|second|third|fourth|plenary) )?))(?<noun>${NOUN})(?<n> (?:[1-9]|I{1,3}V?)(?![\\w]))?(?<on> (?:on|titled|entitled|under the title) (?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|\\d)(?:[“"‘'][^“”"‘’]{3,70}[”"’']|(?:${WORD} ){0,5}[A-Z][\\w'&/-]{0,30}|[a-z-]{1,30}(?: (?:and )?(?!held|took|was)[a-z-]{1,30}){0,3}(?= held|,| on )))?`,
  'g',
);
/** `In the transboundary rivers session`: a name written small has an article before it. */
const SMALL =
  /\b(?:[Ii]n|[Aa]t|[Dd]uring|^|(?<=[.] ))(?:\s|^)?[Tt]he (?<title>(?!same |first |last |final |next |following |whole )(?:[a-z][a-z-]{1,24} (?:and )?){1,4}(?:session|roundtable|panel|plenary|workshop|ceremony))(?=[,.: ]|$)/g;
const NOT_SMALL = /\b(?:of|at|in|for|the|that|with|on|to|was|held|which|opening|closing)\b/;
const REMARKS = /(?<![\w-])(?<kind>opening|closing) (?:remarks|speech|address|statement)/gi;
const SKIP = /^(?:The|This|Each|Every|In|During|At|Three|Four|Two|All|Both) ?$/;

function typeOf(title: string): SessionType {
  if (/^opening|inaugural/i.test(title)) return 'opening';
  if (/^closing/i.test(title)) return 'closing';
  if (/round ?table/i.test(title)) return 'roundtable';
  if (/plenary/i.test(title)) return 'plenary';
  if (/workshop/i.test(title)) return 'workshop';
  if (/side event/i.test(title)) return 'side_event';
  if (/stakeholder|youth session|civil society session/i.test(title)) return 'stakeholder_session';
  return /panel/i.test(title) ? 'panel' : 'session';
}

/** `again` draws on the session named last: `in the same panel`. */
type Draft = { title: string; at: number; end: number; passing: boolean; again?: true };
const SAME = /\b(?:[Ii]n|[Aa]t|[Dd]uring) the same (?:session|panel|roundtable|plenary|workshop)\b/g;

function draftsIn(text: string): Draft[] {
  const drafts: Draft[] = [];
  for (const match of text.matchAll(NAMED)) {
    const groups = match.groups ?? {};
    const left = (groups['left'] ?? '').replace(
      /^(?:The|In|At|During|On|After|Following|Meanwhile|Also|And) (?:the )?/,
      '',
    );
    const own =
      groups['q'] !== undefined ||
      (left.trim() !== '' && !SKIP.test(left)) ||
      groups['n'] !== undefined ||
      groups['on'] !== undefined;
    if (!own) continue;
    const lead =
      match[0].length -
      left.length -
      (groups['noun'] ?? '').length -
      (groups['n'] ?? '').length -
      (groups['on'] ?? '').length;
    const at = match.index + (groups['q'] === undefined ? lead : 0);
    const end = match.index + match[0].length;
    const title = text.slice(at, end).replace(/,$/, '');
    const passing = /(?:following|after|preceded by) (?:the )?$/i.test(text.slice(Math.max(0, at - 20), at));
    drafts.push({ title, at, end: at + title.length, passing });
  }
  for (const match of text.matchAll(SMALL)) {
    const title = match.groups?.['title'] ?? '';
    const at = match.index + match[0].length - title.length;
    if (NOT_SMALL.test(title) || drafts.some((draft) => draft.at <= at && draft.end >= at + title.length))
      continue;
    drafts.push({ title, at, end: at + title.length, passing: false });
  }
  for (const match of text.matchAll(SAME)) {
    const end = match.index + match[0].length;
    drafts.push({ title: match[0], at: match.index, end, passing: false, again: true });
  }
  for (const match of text.matchAll(REMARKS))
    drafts.push({ title: match[0], at: match.index, end: match.index + match[0].length, passing: false });
  return drafts.sort((a, b) => a.at - b.at);
}

const keyOf = (title: string): string => title.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The date nearest to a session's name in the same sentence, on either side: `the X Session held on November 16`. */
function dayOf(text: string, draft: Draft, dates: readonly FoundDate[]): string | null {
  const start = Math.max(0, text.lastIndexOf('. ', draft.at));
  const stop = text.indexOf('. ', draft.end);
  const inside = dates.filter(
    (date) => date.start >= start && (stop === -1 || date.end <= stop + 1) && date.to === null,
  );
  const after = inside.find(
    (date) =>
      date.start >= draft.end &&
      /^,? ?(?:was )?(?:held|on|took place|convened|of)[^.]{0,16}$/.test(
        text.slice(draft.end, date.start).trimEnd(),
      ),
  );
  const before = inside.findLast((date) => date.end <= draft.at && draft.at - date.end <= 50);
  return (after ?? before)?.from ?? null;
}

export function sessionsOfEnglish(
  blocks: readonly BodyBlock[],
  dates: readonly (readonly FoundDate[])[],
): { sessions: FoundSession[]; mentions: SessionMention[][] } {
  const known = new Map<string, FoundSession>();
  let last: FoundSession | null = null;
  const mentions = blocks.map((block, index) =>
    draftsIn(block.text).flatMap((draft): SessionMention[] => {
      if (draft.again)
        return last === null ? [] : [{ session: last, at: draft.at, end: draft.end, passing: false }];
      const type = typeOf(draft.title);
      const ceremony =
        type === 'opening' || type === 'closing'
          ? [...known.values()].find((one) => one.type === type)
          : undefined;
      const key = keyOf(draft.title);
      const on = dayOf(block.text, draft, dates[index] ?? []);
      const start = block.start + draft.at;
      const session = ceremony ??
        known.get(key) ?? {
          key,
          title: draft.title,
          start,
          end: start + draft.title.length,
          type,
          block: index,
          on,
          parent: null,
          planned: false,
        };
      session.on ??= on;
      known.set(session.key, session);
      if (!draft.passing) last = session;
      return [{ session, at: draft.at, end: draft.end, passing: draft.passing }];
    }),
  );
  return { sessions: [...known.values()].sort((a, b) => a.start - b.start), mentions };
}
