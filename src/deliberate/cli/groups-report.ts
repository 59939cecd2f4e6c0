import type { CommonGround, PolisResult, Representative, Result } from '@madang/common-ground';
import type { Lang } from '#kernel/domain/bilingual.ts';
import { GROUPS_WORDS, type Words } from './groups-words.ts';

/** How many rows of each list the terminal shows; `--json` holds them all. */
const SHOWN = 8;
const HELD_SHOWN = 5;
const BODY_WIDTH = 96;

type Context = { readonly bodies: ReadonlyMap<string, string>; readonly lang: Lang };

/** The readable report of an own-mode result: groups, what each holds, common ground, what divides. */
export function report(result: Result, context: Context): string {
  const words = GROUPS_WORDS[context.lang];
  const sections = [
    words.counts(result.participants, result.takenIn, result.positions, result.reactions),
    groupsSection(result, words, context),
    section(
      result.groupsFound ? words.commonGround : words.everyonesGround,
      commonGroundLines(result.commonGround, words, context),
    ),
    result.declared === null
      ? ''
      : section(words.declaredGround, commonGroundLines(result.declared.commonGround, words, context)),
    result.both === null
      ? ''
      : section(words.bothGround, commonGroundLines(result.both.commonGround, words, context)),
    section(
      words.divergence,
      result.divergence
        .slice(0, SHOWN)
        .map(
          (row) =>
            `${number(row.difference)} (${number(row.low)}–${number(row.high)})  ${words.between(row.between)}  ${named(row.position, context)}`,
        ),
    ),
    section(
      words.bridging,
      result.bridging.slice(0, SHOWN).map((row) => `${number(row.score)}  ${named(row.position, context)}`),
    ),
    section(
      words.uncertain,
      result.uncertainty
        .slice(0, HELD_SHOWN)
        .map((row) => `${percent(row.passShare)}  ${named(row.position, context)}`),
    ),
    section(words.flags, flagLines(result, words)),
  ];
  return sections.filter((text) => text !== '').join('\n\n');
}

export function polisReport(result: PolisResult, context: Context): string {
  const words = GROUPS_WORDS[context.lang];
  const groups = result.groups.map((group) => {
    const rows = group.representative.map(
      (row) => `  ${words.side[row.side]}  ${named(row.position, context)}`,
    );
    return [words.group(group.id, group.size), ...rows].join('\n');
  });
  return [
    words.counts(result.participants, result.takenIn, result.positions, result.reactions),
    words.polisNote,
    groups.join('\n'),
    section(
      words.commonGround,
      result.commonGround
        .slice(0, SHOWN)
        .map((row) => `${number(row.score)}  ${named(row.position, context)}`),
    ),
  ].join('\n\n');
}

function groupsSection(result: Result, words: Words, context: Context): string {
  if (!result.groupsFound) return words.noGroups;
  const stability = words.stability(result.stability ?? 0);
  const groups = result.groups.map((group) => {
    const rows = group.representative.slice(0, HELD_SHOWN).map((row) => `  ${heldLine(row, words, context)}`);
    return [
      words.group(group.id, group.size),
      ...(rows.length === 0 ? [`  ${words.nothingMarks}`] : rows),
    ].join('\n');
  });
  return [stability, ...groups].join('\n');
}

function heldLine(row: Representative, words: Words, context: Context): string {
  return `${words.side[row.side]} ${percent(row.inside)} ${words.elsewhere} ${percent(row.outside)}  ${named(row.position, context)}`;
}

function commonGroundLines(rows: readonly CommonGround[], words: Words, context: Context): string[] {
  return rows.slice(0, SHOWN).map((row) => {
    const blocked = row.blockedBy === null ? '' : `  [${words.blocked(row.blockedBy)}]`;
    return `${number(row.score)} (${number(row.low)}–${number(row.high)})  ${named(row.position, context)}${blocked}`;
  });
}

/** One line per kind of flag: how many people, in how many sets. */
function flagLines(result: Result, words: Words): string[] {
  return [...Map.groupBy(result.flags, ({ kind }) => kind)].map(([kind, flags]) => {
    const participants = flags.reduce((sum, flag) => sum + flag.participants, 0);
    return words.flag(kind, participants, flags.length);
  });
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines.map((line) => `  ${line}`)].join('\n');
}

function named(position: string, { bodies }: Context): string {
  const body = (bodies.get(position) ?? '').replace(/\s+/g, ' ').trim();
  const short = body.length > BODY_WIDTH ? `${body.slice(0, BODY_WIDTH - 1)}…` : body;
  return short === '' ? `#${position}` : `#${position} ${short}`;
}

const number = (value: number): string => value.toFixed(2);
const percent = (share: number): string => `${Math.round(share * 100)} %`.padStart(5);
