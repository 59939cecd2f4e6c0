import {
  GROUP_SIZE_LEAST,
  REACTIONS_LEAST,
  STABILITY_LEAST,
  type Background,
  type CommonGround,
  type Result,
  type SetAside,
} from '@madang/common-ground';
import type { Lang } from '#kernel/domain/bilingual.ts';
import { gapBetween } from '#deliberate/domain/opinion/gap-between.ts';
import { dividing, groundShares, groundSection } from './ground-lines.ts';
import { declaredSections } from './groups-declared-report.ts';
import { GROUPS_WORDS } from './groups-words.ts';
import {
  bothSharesByGroup,
  entry,
  firstOf,
  groupName,
  joinSections,
  listed,
  section,
  sentence,
  shareOf,
  sharesByGroup,
  SHOWN,
  SHOWN_LESS,
  type Context,
} from './report-lines.ts';
import { agreedInCommon, contested, rejectedInCommon } from './shared-sides.ts';
import { agreedButFor, splitGroups } from './split-groups.ts';
import { paragraph, percent } from './terminal-lines.ts';

/** Fewer people cannot make two groups. */
const PEOPLE_LEAST = 2 * GROUP_SIZE_LEAST;
/** Of the positions that divide two groups, the share on which the same one agrees more, when that is worth a word. */
const READIER_FROM = 0.95;
const DIVIDING_LEAST = 10;

/** What the report tells of: an analysis, and what of an export took no part in it. */
export type Reported = Result & {
  readonly setAside?: SetAside;
  readonly background?: readonly Background[];
};

export type ReportContext = { readonly bodies: ReadonlyMap<string, string>; readonly lang: Lang };

/** The readable report of an own-mode result: groups, what each holds, common ground, what divides. */
export function report(result: Reported, { bodies, lang }: ReportContext): string {
  const words = GROUPS_WORDS[lang];
  const context = { bodies, words };
  return joinSections([
    head(result, context),
    result.groupsFound ? groupsSection(result, context) : noGroupsSection(result, context),
    commonGroundSection(result, context),
    butForSplitSection(result, context),
    rejectedSection(result, context),
    result.groupsFound
      ? divergenceSection(result, context)
      : figuresSection(words.contested, contested(result.commonGround), context),
    bridgingSection(result, context),
    uncertainSection(result, context),
    ...declaredSections(result, context),
    backgroundSection(result, context),
    firmnessSection(result, context),
    flagsSection(result, context),
    membersSection(result, context),
    result.groupsFound ? paragraph(words.caveat, { lead: '' }).join('\n') : '',
  ]);
}

function head(result: Reported, { words }: Context): string {
  const { moderatedOut = [], meta = [], personal = [] } = result.setAside ?? {};
  const least = Math.min(REACTIONS_LEAST, result.positions);
  return [
    words.counts(result.participants, result.positions, result.reactions),
    result.positions === 0 || result.takenIn < PEOPLE_LEAST ? '' : words.placed(result.takenIn, least),
    moderatedOut.length === 0 ? '' : words.moderatedOut(moderatedOut.length),
    meta.length === 0 ? '' : words.meta(meta.length, listed(meta)),
    personal.length === 0 ? '' : words.personal(personal.length, listed(personal)),
  ]
    .filter((text) => text !== '')
    .flatMap((text) => paragraph(text, { lead: '' }))
    .join('\n');
}

function groupsSection(result: Result, context: Context): string {
  const { words } = context;
  const between = result.between ?? 0;
  const stability = (result.stability ?? 0).toFixed(2);
  const split = new Map(splitGroups(result).map((group) => [group.id, group]));
  const groups = result.groups.map((group) => {
    const within = split.get(group.id);
    const rows = firstOf(group.representative, SHOWN_LESS, context, (row) => {
      const figures = words.here(percent(row.inside), percent(row.outside));
      return entry(row.position, `${words.side[row.side]}: ${figures}`, context);
    });
    return section(words.group(groupName(group.id), group.size), [
      ...(rows.length === 0 ? sentence(words.nothingMarks) : rows),
      ...(within === undefined ? [] : sentence(words.splitWithin(within.even, within.counted))),
    ]);
  });
  const what = [
    ...sentence(words.stability(stability, STABILITY_LEAST.toFixed(2))),
    ...sentence(`${words.between(percent(between))} ${words.gap[gapBetween(between)]}`),
    ...readiness(result, context),
  ];
  return joinSections([section(words.found(groups.length), what), ...groups]);
}

/** Two groups of which one agrees more with nearly everything may be one, in which some agree readily. */
function readiness({ divergence, groups }: Result, { words }: Context): string[] {
  if (groups.length !== 2 || divergence.length < DIVIDING_LEAST) return [];
  for (const { id } of groups) {
    const more = divergence.filter(({ between }) => between[0] === id).length;
    if (more >= READIER_FROM * divergence.length)
      return sentence(words.readiness(words.groupName(groupName(id)), more, divergence.length));
  }
  return [];
}

/** Why there are none, in the order in which the analysis gives up. */
function noGroupsSection(result: Result, { words }: Context): string {
  const stabilities = result.candidates.flatMap(({ stability }) => (stability === null ? [] : [stability]));
  const most = result.candidates.reduce((k, candidate) => Math.max(k, candidate.k), 0);
  const best = stabilities.length === 0 ? null : Math.max(...stabilities).toFixed(2);
  let why = words.noDirection;
  if (result.positions === 0) why = words.noPositions;
  else if (result.takenIn < PEOPLE_LEAST)
    why = words.tooFew(result.takenIn, PEOPLE_LEAST, Math.min(REACTIONS_LEAST, result.positions));
  else if (most > 0 && best === null) why = words.tooSmall(most);
  else if (best !== null) why = words.unstable(most, best, STABILITY_LEAST.toFixed(2));
  return section(words.noGroups, [...sentence(why), ...sentence(words.everybodyAsOne)]);
}

function commonGroundSection({ positions, groupsFound, commonGround }: Result, context: Context): string {
  const { words } = context;
  if (positions === 0) return '';
  return groundSection(
    commonGround,
    groupsFound
      ? { title: words.commonGround, lead: words.surestFirst, none: words.noCommonGround }
      : { title: words.everyonesGround, lead: words.surestFirst, none: words.noEveryonesGround },
    { ...context, name: groupName },
  );
}

/** People who react at random agree with others on nothing: they would hold all common ground back unseen. */
function butForSplitSection(result: Result, context: Context): string {
  const { words } = context;
  const apart = splitGroups(result).map(({ id }) => id);
  if (apart.length === 0 || apart.length === result.groups.length) return '';
  const lines = firstOf(agreedButFor(result.commonGround, apart), SHOWN, context, ({ position, byGroup }) =>
    entry(
      position,
      `${words.agree} ${sharesByGroup(byGroup, 'agrees', { words, name: groupName })}`,
      context,
    ),
  );
  return section(words.groundButFor(apart.map((id) => words.groupName(groupName(id))).join(', ')), lines);
}

function rejectedSection(result: Result, context: Context): string {
  const { words } = context;
  const lines = firstOf(rejectedInCommon(result.commonGround), SHOWN_LESS, context, (row) => {
    const shares = sharesByGroup(row.byGroup, 'disagrees', { words, name: groupName });
    return entry(row.position, `${words.disagree} ${shares}`, context);
  });
  return section(result.groupsFound ? words.rejected : words.everyoneRejects, lines);
}

function divergenceSection(result: Result, context: Context): string {
  return section(
    context.words.divergence,
    dividing(result.divergence, result.commonGround, { ...context, name: groupName }),
  );
}

function figuresSection(title: string, rows: readonly CommonGround[], context: Context): string {
  const lines = firstOf(rows, SHOWN_LESS, context, ({ position, byGroup }) =>
    entry(position, `${context.words.agreeAndDisagree} ${bothSharesByGroup(byGroup, groupName)}`, context),
  );
  return section(title, lines);
}

/** With two groups nearly everything that bridges has just been listed as common ground. */
function bridgingSection(result: Result, context: Context): string {
  const listedAbove = agreedInCommon(result.commonGround).slice(0, SHOWN);
  const above = new Set(listedAbove.map(({ position }) => position));
  const rows = result.groupsFound ? result.bridging.filter(({ position }) => !above.has(position)) : [];
  const byPosition = new Map(result.commonGround.map((row) => [row.position, row]));
  const { words } = context;
  const lines = firstOf(rows, SHOWN_LESS, context, ({ position, agreeLow: [first, second] }) => {
    const row = byPosition.get(position);
    const figures = [words.eitherSide(percent(first), percent(second))];
    if (row !== undefined) figures.push(groundShares(row, { ...context, name: groupName }));
    return entry(position, figures.join('; '), context);
  });
  return section(words.bridging, lines);
}

function uncertainSection({ uncertainty }: Result, context: Context): string {
  const lines = firstOf(uncertainty, SHOWN_LESS, context, (row) =>
    entry(row.position, context.words.pass(percent(row.passShare), row.seen), context),
  );
  return section(context.words.uncertain, lines);
}

function backgroundSection({ background = [] }: Reported, context: Context): string {
  const { words } = context;
  const lines = firstOf(background, SHOWN, context, ({ position, byGroup }) => {
    const shares = byGroup.map((row) => `${groupName(row.group)} ${shareOf(row.agrees, row.seen)}`);
    return entry(position, `${words.agree} ${shares.join(', ')}`, context);
  });
  return section(words.background, lines);
}

function firmnessSection({ sensitivity, groupsFound }: Result, { words }: Context): string {
  if (!groupsFound) return '';
  const lines = sensitivity.flatMap(({ without, entering }) => {
    const left =
      'group' in without
        ? words.withoutGroup(words.groupName(groupName(without.group)))
        : words.withoutActive(without.mostActive);
    return sentence(`${left}: ${words.firstTen(entering.length)}`);
  });
  return section(words.firmness, lines);
}

/** One line per kind of flag: how many people, in how many sets. */
function flagsSection({ flags }: Result, { words }: Context): string {
  const lines = [...Map.groupBy(flags, ({ kind }) => kind)].flatMap(([kind, own]) => {
    const participants = own.reduce((sum, flag) => sum + flag.participants, 0);
    return sentence(words.flag(kind, participants, own.length));
  });
  return section(words.flags, lines);
}

function membersSection({ members }: Result, { words }: Context): string {
  if (members === undefined) return '';
  const byGroup = Map.groupBy(Object.entries(members), ([, group]) => group);
  const lines = [...byGroup]
    .sort(([a], [b]) => Number(a ?? Infinity) - Number(b ?? Infinity))
    .flatMap(([group, people]) => {
      const name = group === null ? words.nobodysGroup : words.groupName(groupName(group));
      return paragraph(people.map(([id]) => id).join(' '), { lead: `  ${name}: ` });
    });
  return section(words.members, lines);
}
