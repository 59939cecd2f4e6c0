import type { Release } from '@madang/press-release';
import type { Bilingual, Lang } from '#kernel/domain/bilingual.ts';
import type { StoredSummary } from './store-release.ts';

const GROUPS: Readonly<Record<string, Bilingual>> = {
  government: { ko: '정부', en: 'government' },
  intergovernmental_organisation: { ko: '국제기구', en: 'intergovernmental organisation' },
  private_sector: { ko: '기업', en: 'private sector' },
  academia: { ko: '학계', en: 'academia' },
  civil_society: { ko: '시민사회', en: 'civil society' },
  technical_community: { ko: '기술 커뮤니티', en: 'technical community' },
};
const UNKNOWN: Bilingual = { ko: '알 수 없음', en: 'unknown' };

const HEADINGS = {
  sessions: { ko: '세션', en: 'Sessions' },
  people: { ko: '사람', en: 'People' },
  interventions: { ko: '발언', en: 'Interventions' },
  collective: { ko: '함께 한 일', en: 'Done together' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** What a release holds, in lines for a reader at a terminal. */
export function releaseReport(release: Release, lang: Lang): string {
  const { edition } = release;
  const titles = new Map(release.sessions.map((session) => [session.id, session.title]));
  const where = (id: string | null): string => (id === null ? UNKNOWN[lang] : (titles.get(id) ?? id));
  const days = [edition.startsOn, edition.endsOn].filter((day) => day !== null).join(' – ');
  const head = [
    edition.ordinal === null ? null : `#${edition.ordinal}`,
    edition.label ?? edition.name,
    days,
    edition.theme,
  ];
  const lines = [
    head.filter((part) => part !== null && part !== '').join(' · '),
    heading('sessions', release.sessions.length, lang),
    ...release.sessions.map((session) =>
      `  ${session.id} ${session.title} (${session.type}) ${session.on ?? ''}`.trimEnd(),
    ),
    heading('people', release.people.length, lang),
    ...release.people.map((person) => {
      const group = (
        person.stakeholderGroup === null ? UNKNOWN : (GROUPS[person.stakeholderGroup] ?? UNKNOWN)
      )[lang];
      return `  ${[person.name, person.organisation, person.title].filter((part) => part !== null).join(', ')} [${group}]`;
    }),
    heading('interventions', release.interventions.length, lang),
    ...release.interventions.map(
      (act) => `  ${act.speaker} · ${where(act.session)} · ${act.verb} (${act.force}): ${act.text}`,
    ),
    heading('collective', release.collective.length, lang),
    ...release.collective.map((act) => {
      const level = act.level === null ? '' : ` ${act.level}`;
      return `  ${act.subject} · ${act.verb} (${act.force}${level}): ${act.text}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function heading(key: keyof typeof HEADINGS, count: number, lang: Lang): string {
  return `\n${HEADINGS[key][lang]} (${count})`;
}

export function storedReport(summary: Extract<StoredSummary, { stored: true }>, lang: Lang): string {
  const { forum, edition, sessions, people, interventions, collective } = summary;
  return lang === 'ko'
    ? `저장하였습니다: ${forum}/${edition}. 세션 ${sessions}, 사람 ${people}, 발언 ${interventions}, 함께 한 일 ${collective}.\n`
    : `Stored in ${forum}/${edition}: ${sessions} sessions, ${people} people, ${interventions} interventions, ${collective} collective acts.\n`;
}
