import type { GroupId, GroupSupport } from '@madang/common-ground';
import type { Words } from './groups-words.ts';
import { inOneLine, paragraph, percent, TOGETHER } from './terminal-lines.ts';

/** How many rows of each list the terminal shows; `--json` holds them all. */
export const SHOWN = 8;
export const SHOWN_LESS = 5;
const TEXT_LINES_MAX = 3;

export type Context = { readonly bodies: ReadonlyMap<string, string>; readonly words: Words };

/** A title and what stands under it; nothing at all without lines. */
export const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [...paragraph(title, { lead: '' }), ...lines].join('\n');

export const joinSections = (sections: readonly string[]): string =>
  sections.filter((text) => text !== '').join('\n\n');

export const sentence = (text: string): string[] => paragraph(text, { lead: '  ' });

/** The position in its own words, and below it the numbers it rests on. */
export function entry(position: string, figures: string, { bodies }: Context): string[] {
  const body = inOneLine(bodies.get(position) ?? '');
  const number = positionName(position);
  const text = body === '' ? number : `${number} ${body}`;
  return [
    ...paragraph(text, { lead: '  ', linesMax: TEXT_LINES_MAX }),
    ...(figures === '' ? [] : paragraph(figures, { lead: '      ' })),
  ];
}

/** Numbers of positions are marked as such; names speak for themselves. */
export const positionName = (id: string): string => (/^\d+$/.test(id) ? `#${id}` : inOneLine(id));

export const listed = (ids: readonly string[]): string => ids.map(positionName).join(' ');

/** The first rows of a list, and a line that tells how many there are when that is not all. */
export function firstOf<T>(
  rows: readonly T[],
  most: number,
  { words }: Context,
  show: (row: T) => readonly string[],
): string[] {
  const lines = rows.slice(0, most).flatMap(show);
  return rows.length > most ? [...lines, `  ${words.more(most, rows.length)}`] : lines;
}

/** Opinion groups are numbers in data and letters for people, as on the pages; 26 are more than there can be. */
export const groupName = (id: GroupId): string =>
  typeof id === 'number' ? String.fromCharCode(65 + id) : inOneLine(id);

/** A crossed group is `0 / academia` in data. */
export const crossedName = (id: GroupId): string =>
  String(id).replace(/^\d+/, (number) => groupName(Number(number)));

type Shared = Pick<GroupSupport, 'group' | 'agrees' | 'disagrees' | 'seen'>;

export const shareOf = (count: number, seen: number): string => (seen === 0 ? '-' : percent(count / seen));

/** `A 83 % of 866, B 67 % of 700`; a group's name is left out where everybody is one. */
export function sharesByGroup(
  byGroup: readonly Shared[],
  side: 'agrees' | 'disagrees',
  named: { words: Words; name: (id: GroupId) => string },
): string {
  return byGroup
    .map((row) => {
      const share = named.words.of(shareOf(row[side], row.seen), row.seen);
      return byGroup.length === 1 ? share : `${named.name(row.group)}${TOGETHER}${share}`;
    })
    .join(', ');
}

/** `A 82 / 9 %, B 5 / 90 %`. */
export function bothSharesByGroup(byGroup: readonly Shared[], name: (id: GroupId) => string): string {
  return byGroup
    .map(({ group, agrees, disagrees, seen }) => {
      const [agree, disagree] = [shareOf(agrees, seen), shareOf(disagrees, seen)];
      return `${byGroup.length === 1 ? '' : `${name(group)}${TOGETHER}`}${agree.replace(/\D+$/, '')}${TOGETHER}/${TOGETHER}${disagree}`;
    })
    .join(', ');
}
