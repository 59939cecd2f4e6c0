import type { Days, NamedForum, Passage, Relations } from '../found.ts';
import type { Stretch } from '../document/anatomy.ts';
import type { BodyBlock } from '../document/blocks.ts';
import type { FoundDate } from '../document/dates.ts';
import type { EventFormat } from '../release.ts';
import type { Doubts } from '../warning.ts';

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
];
/** Words and names are bounded, so that a run of capitals costs no more than its length. */
const WORD = "[A-Z][\\w'&/-]{0,30}";
const EVENT = '(?:Forum|Dialogue|Conference|Summit|Symposium|Assembly|Congress|Convention|Week|Colloquium)';
const NAME = `(?:${EVENT} (?:on|for|of) (?:the )?${WORD}(?: (?:and |of |for )?${WORD}){0,4}|${WORD}(?: (?:${WORD}|on|of|for|and|the|in)){0,9}? ${EVENT}(?: (?:on|for|of) (?:the )?${WORD}(?: (?:and |of |for )?${WORD}){0,4})?)`;
const NAMED = new RegExp(
  `(?:(?<n>\\d{1,3})(?:st|nd|rd|th)|(?<w>${[...ORDINALS, ...ORDINALS.map((word) => word[0]?.toUpperCase() + word.slice(1))].join('|')})(?: [Aa]nnual)?|(?<i>[Ii]naugural)|(?<y>20\\d\\d))?\\s?(?<=\\s|^|[“"‘(])(?<name>${NAME})(?<y2> 20\\d\\d)?(?: \\((?<a>[A-Z][A-Z0-9&-]{1,9})(?: 20\\d\\d)?\\))?`,
  'g',
);
const STARTS = /^[A-Z]/;
const LEADING =
  /^(?:The|In|At|For|During|This|Ministry|Results?|Outcome|Opening|Closing|Held|Hosts?|Concludes?)(?: of)?(?: the)? /;

/** An ordinal that a longer run of capitals swallowed: `Outcome of the Second …`. */
const ORDERED = new RegExp(`^(?:(\\d{1,3})(?:st|nd|rd|th)|(${ORDINALS.join('|')})) `, 'i');

export type EnglishForum = NamedForum & { readonly acronym: string | null };

function ordinalOf(groups: Record<string, string | undefined>): number | null {
  if (groups['n'] !== undefined) return Number(groups['n']);
  if (groups['i'] !== undefined) return 1;
  const word = groups['w']?.toLowerCase();
  return word === undefined ? null : ORDINALS.indexOf(word) + 1;
}

export function forumOfEnglish(passages: readonly Passage[], doubts: Doubts): EnglishForum | null {
  const found: (EnglishForum & { score: number })[] = [];
  for (const passage of passages)
    for (const match of passage.text.matchAll(NAMED)) {
      const groups = match.groups ?? {};
      const raw = groups['name'] ?? '';
      const led = raw.replace(LEADING, '');
      const inner = ORDERED.exec(led);
      const name = led.slice(inner?.[0].length ?? 0);
      if (!STARTS.test(name) || !/ /.test(name)) continue;
      const start = passage.start + match.index + match[0].indexOf(raw) + raw.length - name.length;
      const year = groups['y'] ?? groups['y2']?.trim();
      const ordinal = ordinalOf(groups) ?? (inner === null ? null : ordinalOf({ n: inner[1], w: inner[2] }));
      const score =
        passage.weight +
        (ordinal === null ? 0 : 3) +
        (year === undefined ? 0 : 2) +
        (groups['a'] === undefined ? 0 : 2);
      const label =
        year === undefined ? null : groups['y'] === undefined ? `${name} ${year}` : `${year} ${name}`;
      found.push({
        name,
        label,
        ordinal,
        acronym: groups['a'] ?? null,
        start,
        end: start + name.length,
        score,
      });
    }
  const best = found.toSorted((a, b) => b.score - a.score)[0];
  if (best === undefined) return null;
  const same = found.filter((one) => one.name === best.name);
  const ordinals = [...new Set(same.map((one) => one.ordinal).filter((one) => one !== null))];
  if (ordinals.length > 1) doubts.add('ordinal-conflict', best.start, { values: ordinals.join(', ') });
  const pick = <Key extends 'label' | 'acronym'>(key: Key): string | null =>
    same.find((one) => one[key] !== null)?.[key] ?? null;
  const first = same[0] ?? best;
  return {
    ...first,
    ordinal: best.ordinal ?? ordinals[0] ?? null,
    label: pick('label'),
    acronym: pick('acronym'),
  };
}

const THEME =
  /(?:theme(?: of)?|themed|entitled|titled|theme was|theme,)[,:]?\s+[“"‘']([^“”"‘’]{3,160}?)[.,]?[”"’'](?![a-z])/i;

export function themeOfEnglish(blocks: readonly BodyBlock[]): (Stretch & { theme: string }) | null {
  for (const block of blocks) {
    const match = THEME.exec(block.text);
    if (match?.[1] === undefined) continue;
    if (/session/i.test(block.text.slice(Math.max(0, match.index - 60), match.index))) continue;
    const start = block.start + match.index + match[0].indexOf(match[1]);
    return { theme: match[1], start, end: start + match[1].length };
  }
  return null;
}

const HOST: readonly RegExp[] = [
  /(?:^|\. )(?:The )?((?:Ministry|Department|Office|Government|City|Institute) of (?:the )?[A-Z][\w ]{0,60}?(?:,? (?:and|&) [A-Z]\w{1,30}){0,3}|(?:[A-Z][\w&-]{1,30} ){1,5}?)(?: of the Republic of Korea)?(?: \([A-Z]+\))?(?: and (?:the )?[A-Z][\w&-]{1,30}(?: (?:of |for )?[A-Z][\w&-]{1,30}){0,5})?,? (?:co-)?(?:hosted|held|convened|organi[sz]ed|will host|will hold)/,
  /(?:hosted|convened|organi[sz]ed) by (?:the )?((?:Ministry|Department|Office|Government|City|Institute) of (?:the )?[A-Z]\w{0,30}(?: (?:and |of (?:the )?)?[A-Z]\w{0,30}){0,6}|[A-Z][\w&-]{1,30}(?: [A-Z][\w&-]{1,30}){0,6})/,
];

export function relationsOfEnglish(blocks: readonly BodyBlock[]): Relations {
  const text = blocks.slice(0, 3);
  const partners = text.map(
    (block) =>
      /(?:together with|jointly with|in cooperation with|co-hosted by|along with) (?:the )?([A-Z][\w&-]{1,30}(?: (?:of |for |and )?[A-Z][\w&-]{1,30}){0,6})/.exec(
        block.text,
      )?.[1],
  );
  const pair =
    /^(?:The )?[A-Z][^,.]{3,60}? and (?:the )?([A-Z][\w&-]{1,30}(?: (?:of |for )?[A-Z][\w&-]{1,30}){0,5}) co-?hosted/;
  const second = pair.exec(text[0]?.text ?? '')?.[1];
  const coHosts = [second, ...partners].filter((name) => name !== undefined);
  for (const block of text)
    for (const pattern of HOST) {
      const match = pattern.exec(block.text);
      const name = match?.[1]?.trim();
      if (match === null || name === undefined || /^(?:The|It|This)$/.test(name)) continue;
      const start = block.start + match.index + match[0].indexOf(name);
      return { host: { name, start, end: start + name.length }, organisers: [], coHosts, supporters: [] };
    }
  return { host: null, organisers: [], coHosts, supporters: [] };
}

const COUNTED = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];

export function daysOfEnglish(
  blocks: readonly BodyBlock[],
  dates: readonly (readonly FoundDate[])[],
  doubts: Doubts,
): Days {
  const pool = (dates[0] ?? []).length > 0 ? (dates[0] ?? []) : dates.flat();
  const main = pool.find((date) => date.to !== null) ?? pool.find((date) => date.from !== null);
  const lead = blocks[0];
  const length = /\b(one|two|three|four|five|six|seven|\d)-day\b/i.exec(lead?.text ?? '')?.[1]?.toLowerCase();
  const days =
    length === undefined ? null : COUNTED.includes(length) ? COUNTED.indexOf(length) + 1 : Number(length);
  if (main === undefined) {
    if (lead !== undefined) doubts.add('date-missing', lead.start);
    return { from: null, to: null, days, reported: null };
  }
  const begins = /\b(?:opened|kicked off|began|opens)\b/.test(lead?.text ?? '');
  return { from: main.from, to: main.to ?? (begins ? null : main.from), days, reported: main.from };
}

export function formatOfEnglish(text: string): EventFormat | null {
  if (/\bhybrid\b|both in[- ]person and (?:online|virtual)|on- and offline/i.test(text)) return 'hybrid';
  if (/\b(?:virtually|held online|videoconference)\b/i.test(text)) return 'online';
  return /\bin[- ]person\b/i.test(text) ? 'in_person' : null;
}
