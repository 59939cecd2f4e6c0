import {
  approximate,
  format,
  type BalancedOutcome,
  type Election,
  type ExplainedRound,
  type Outcome,
  type Rational,
} from '@madang/fair-choice';
import type { Lang } from '#kernel/domain/bilingual.ts';

type Reader = { readonly lang: Lang; readonly explain: boolean; readonly nameOf: (id: string) => string };

/** Losers shown without --explain. */
const NEAREST_SHOWN = 5;

const decimal = ({ n, d }: Rational, lang: Lang): string =>
  new Intl.NumberFormat(lang, { maximumSignificantDigits: 4 }).format(approximate(n, d));

/** A whole number as it is; anything else rounded, and with its exact fraction where asked for. */
function amount(value: Rational, { lang, explain }: Reader): string {
  if (value.d === 1n) return value.n.toLocaleString(lang);
  return explain ? `${decimal(value, lang)} (= ${format(value)})` : decimal(value, lang);
}

const count = (value: Rational, lang: Lang): string =>
  value.d === 1n ? value.n.toLocaleString(lang) : decimal(value, lang);

/** Why this topic, in one sentence, by phase. */
function reason(round: ExplainedRound, outcome: Outcome, reader: Reader): string {
  const { lang } = reader;
  const price = amount(round.price, reader);
  const supporters = count(round.supporters, lang);
  const full = count(round.paidInFull, lang);
  const byCost = outcome.utility === 'cost' && outcome.count.profile.seats === undefined;
  const per = byCost ? { ko: '비용 1마다', en: ' per unit of its cost' } : { ko: '', en: '' };
  const rest = format(round.payers) === format(round.paidInFull);
  const others = count(
    {
      n: round.payers.n * round.paidInFull.d - round.paidInFull.n * round.payers.d,
      d: round.payers.d * round.paidInFull.d,
    },
    lang,
  );
  switch (round.phase) {
    case 'equal-shares':
      return lang === 'ko'
        ? `찬성 ${supporters}, 그 가운데 ${full}이(가) ${per.ko} ${price}씩 냈습니다.${rest ? '' : ` ${others}은(는) 남은 몫을 모두 냈습니다.`}`.replace(
            / {2,}/g,
            ' ',
          )
        : `${supporters} supporters; ${full} of them paid ${price} each${per.en}${rest ? '' : `, and ${others} all they had left`}.`;
    case 'phragmen':
      return lang === 'ko'
        ? `찬성 ${supporters}. 모두가 ${price}씩 더 받았을 때 가장 먼저 비용을 모았습니다.`
        : `${supporters} supporters; the first to hold its cost, once everybody had received ${price} more.`;
    case 'lot':
      return lang === 'ko'
        ? '찬성이 없어 정해 둔 순서로 채웠습니다.'
        : 'Nobody approves it; the place went by the published order.';
    case 'pav':
    case 'approval':
    case 'fill':
      return lang === 'ko'
        ? `찬성 ${supporters}. ${round.phase === 'pav' ? '보탬이' : '찬성이'} 가장 많았습니다.`
        : `${supporters} supporters; the ${round.phase === 'pav' ? 'highest gain' : 'most approvals'}${round.phase === 'fill' ? ' of those that still fit' : ''}.`;
  }
}

function roundLines(round: ExplainedRound, at: number, outcome: Outcome, reader: Reader): string[] {
  const { lang, nameOf, explain } = reader;
  const lines = [`${at + 1}. ${nameOf(round.winner)}`, `   ${reason(round, outcome, reader)}`];
  if (round.ties.length > 0) {
    const others = round.ties.map(nameOf).join(', ');
    lines.push(
      lang === 'ko'
        ? `   값이 같았던 주제: ${others}. 미리 정한 순서로 갈랐습니다.`
        : `   Tied with: ${others}; decided by the published order.`,
    );
  }
  if (explain && round.runnerUp) {
    const { id, price } = round.runnerUp;
    lines.push(`   ${lang === 'ko' ? '다음' : 'Next'}: ${nameOf(id)}, ${amount(price, reader)}`);
  }
  return lines;
}

function loserLines(outcome: Outcome, { lang, explain, nameOf }: Reader): string[] {
  const { runnersUp } = outcome;
  if (runnersUp.length === 0) return [];
  const shown = explain ? runnersUp : runnersUp.slice(0, NEAREST_SHOWN);
  const lines = shown.map(({ id, missingApprovals: missing }) => {
    if (missing === undefined) {
      return `- ${nameOf(id)}: ${lang === 'ko' ? '찬성이 더 있어도 뽑힐 수 없었습니다' : 'no number of approvals would have won'}`;
    }
    return lang === 'ko'
      ? `- ${nameOf(id)}: 찬성 ${missing.toLocaleString(lang)} 모자람`
      : `- ${nameOf(id)}: ${missing.toLocaleString(lang)} more ${missing === 1n ? 'approval' : 'approvals'} would have won`;
  });
  const more = runnersUp.length - shown.length;
  const rest =
    lang === 'ko' ? `  외 ${more}개 (--explain으로 모두 봅니다)` : `  and ${more} more (all with --explain)`;
  return ['', lang === 'ko' ? '뽑히지 못한 주제' : 'Not chosen', ...lines, ...(more > 0 ? [rest] : [])];
}

function balanceLines(balance: BalancedOutcome, { lang, nameOf }: Reader): string[] {
  const list = (ids: readonly string[]): string => ids.map(nameOf).join(', ') || '-';
  const groups = balance.groups.map(
    ({ group, voters, weightEach }) => `- ${group}: ${count(voters, lang)} × ${decimal(weightEach, lang)}`,
  );
  return lang === 'ko'
    ? [
        '',
        '집단마다 같은 무게 (사람 수 × 한 사람의 무게)',
        ...groups,
        `무게를 주지 않았다면: ${list(balance.unweighted.winners)}`,
        `무게를 주어 뽑힌 주제: ${list(balance.onlyBalanced)}`,
        `무게를 주어 떨어진 주제: ${list(balance.onlyUnweighted)}`,
      ]
    : [
        '',
        'Equal weight per group (people × weight of each)',
        ...groups,
        `Without the weights: ${list(balance.unweighted.winners)}`,
        `Chosen only with them: ${list(balance.onlyBalanced)}`,
        `Chosen only without: ${list(balance.onlyUnweighted)}`,
      ];
}

function headLines(outcome: Outcome, { lang }: Reader): string[] {
  const { profile } = outcome.count;
  const voters = count({ n: profile.totalWeight / profile.weightScale, d: 1n }, lang);
  const topics = profile.ids.length.toLocaleString(lang);
  const budget = approximate(profile.budget, profile.costScale).toLocaleString(lang);
  const steps = outcome.increments.toLocaleString(lang);
  const places = profile.seats?.toLocaleString(lang);
  if (lang === 'ko') {
    const goal = places === undefined ? `예산 ${budget}` : `${places}자리`;
    const added = outcome.increments > 0n ? `, 모든 몫에 ${steps}씩 더함` : '';
    return [`규칙 ${outcome.rule}, 주제 ${topics}개, 투표 ${voters}, ${goal}${added}`, ''];
  }
  const goal = places === undefined ? `budget ${budget}` : `${places} places`;
  const added = outcome.increments > 0n ? `; ${steps} added to every share` : '';
  return [`${outcome.rule}: ${topics} topics, ${voters} voters, ${goal}${added}`, ''];
}

/** The account of a count for a person at a terminal: each round, what others lacked, what the balance changed. */
export function chooseReport(
  outcome: Outcome,
  election: Election,
  reading: { lang: Lang; explain: boolean; balance: BalancedOutcome | undefined },
): string {
  const names = new Map(election.candidates.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => {
    const name = names.get(id);
    return name === undefined ? id : `${id} ${name}`;
  };
  const reader = { ...reading, nameOf };
  const none = reading.lang === 'ko' ? '아무 주제도 뽑히지 않았습니다.' : 'No topic was chosen.';
  const rounds = outcome.rounds.flatMap((round, at) => roundLines(round, at, outcome, reader));
  return `${[
    ...headLines(outcome, reader),
    ...(rounds.length > 0 ? rounds : [none]),
    ...loserLines(outcome, reader),
    ...(reading.balance ? balanceLines(reading.balance, reader) : []),
  ].join('\n')}\n`;
}
