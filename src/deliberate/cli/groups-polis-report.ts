import type { PolisResult } from '@madang/common-ground';
import { GROUPS_WORDS } from './groups-words.ts';
import type { ReportContext } from './groups-report.ts';
import {
  entry,
  firstOf,
  groupName,
  joinSections,
  section,
  sentence,
  sharesByGroup,
  SHOWN,
  shareOf,
  type Context,
} from './report-lines.ts';
import { paragraph } from './terminal-lines.ts';

/** The readable report of what Polis would show. */
export function polisReport(result: PolisResult, { bodies, lang }: ReportContext): string {
  const words = GROUPS_WORDS[lang];
  const context = { bodies, words };
  return joinSections([
    [words.counts(result.participants, result.positions, result.reactions), words.polisNote]
      .flatMap((text) => paragraph(text, { lead: '' }))
      .join('\n'),
    section(words.polisFound(result.groups.length), sentence(words.polisPlaced(result.takenIn))),
    ...groupSections(result, context),
    section(
      words.polisGround,
      firstOf(result.groups.length === 0 ? [] : result.commonGround, SHOWN, context, (row) =>
        entry(
          row.position,
          `${row.score.toFixed(2)}; ${words.agree} ${sharesByGroup(row.byGroup, 'agrees', { words, name: groupName })}`,
          context,
        ),
      ),
    ),
    consensusSection(words.polisConsensus.agree, result.consensus.agree, context),
    consensusSection(words.polisConsensus.disagree, result.consensus.disagree, context),
  ]);
}

function groupSections({ groups, commonGround }: PolisResult, context: Context): string[] {
  const { words } = context;
  const counts = new Map(commonGround.map(({ position, byGroup }) => [position, byGroup]));
  return groups.map(({ id, size, representative }) =>
    section(
      words.group(groupName(id), size),
      representative.flatMap(({ position, side }) => {
        const rows = counts.get(position) ?? [];
        const which = side === 'agree' ? 'agrees' : 'disagrees';
        const share = (own: boolean): string => {
          const some = rows.filter(({ group }) => (group === id) === own);
          const sum = (of: 'agrees' | 'disagrees' | 'seen'): number =>
            some.reduce((total, row) => total + row[of], 0);
          return shareOf(sum(which), sum('seen'));
        };
        return entry(position, `${words.side[side]}: ${words.here(share(true), share(false))}`, context);
      }),
    ),
  );
}

const consensusSection = (title: string, positions: readonly string[], context: Context): string =>
  section(
    title,
    positions.flatMap((position) => entry(position, '', context)),
  );
