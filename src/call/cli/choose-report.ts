import {
  approximate,
  format,
  parseRational,
  type BalancedOutcome,
  type Election,
  type ExplainedRound,
  type Outcome,
  type Rational,
} from '@madang/fair-choice';
import type { Bilingual, Lang } from '#kernel/domain/bilingual.ts';

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

/** What one supporter paid in full: with cost utilities the price is per unit of cost. */
function paymentOf(round: ExplainedRound, outcome: Outcome): Rational {
  const { ids, costs, costScale, seats } = outcome.count.profile;
  const cost = costs[ids.indexOf(round.winner)] ?? 0n;
  if (outcome.utility !== 'cost' || seats !== undefined || cost === 0n) return round.price;
  return parseRational(`${round.price.n * cost}/${round.price.d * costScale}`) ?? round.price;
}

function boughtLine(round: ExplainedRound, outcome: Outcome, reader: Reader): string {
  const { lang } = reader;
  const paid = amount(paymentOf(round, outcome), reader);
  const [supporters, full] = [count(round.supporters, lang), count(round.paidInFull, lang)];
  const { payers, paidInFull } = round;
  const others = parseRational(
    `${payers.n * paidInFull.d - paidInFull.n * payers.d}/${payers.d * paidInFull.d}`,
  );
  const some = others !== undefined && others.n > 0n ? count(others, lang) : undefined;
  const scored = outcome.count.profile.points !== undefined;
  if (lang === 'ko') {
    const rest = some === undefined ? '' : ` ${some}명 몫은 남은 것을 모두 냈습니다.`;
    return `찬성 ${supporters}, 그 가운데 ${full}명 몫이 ${scored ? '1점에 ' : ''}${paid}씩 냈습니다.${rest}`;
  }
  const rest = some === undefined ? '' : `, and ${some} gave all they had left`;
  return `${supporters} supporters; ${full} of them paid ${paid} each${scored ? ' per point' : ''}${rest}.`;
}

const SCORE_WORDS = {
  pav: { ko: '보탬이 가장 많았습니다.', en: 'the highest gain of those that fit' },
  approval: { ko: '남은 것 가운데 찬성이 가장 많았습니다.', en: 'the most approvals of those that fit' },
  fill: {
    ko: '들어갈 수 있는 것 가운데 찬성이 가장 많았습니다.',
    en: 'the most approvals of those that still fit',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Why this topic, in one sentence, by phase. */
function reason(round: ExplainedRound, outcome: Outcome, reader: Reader): string {
  const { lang } = reader;
  const supporters = count(round.supporters, lang);
  switch (round.phase) {
    case 'equal-shares':
      return boughtLine(round, outcome, reader);
    case 'phragmen': {
      const price = amount(round.price, reader);
      return lang === 'ko'
        ? `찬성 ${supporters}. 모두가 ${price}씩 더 받았을 때 가장 먼저 비용을 모았습니다.`
        : `${supporters} supporters; the first to hold its cost, once everybody had received ${price} more.`;
    }
    case 'lot':
      return lang === 'ko'
        ? '찬성이 없어 정해 둔 순서로 채웠습니다.'
        : 'Nobody approves it; the place went by the published order.';
    case 'pav':
    case 'approval':
    case 'fill': {
      const words = SCORE_WORDS[round.phase][lang];
      return lang === 'ko' ? `찬성 ${supporters}. ${words}` : `${supporters} supporters; ${words}.`;
    }
  }
}

/** The price the rule compared, and the runner-up's. */
function priceLine({ price, runnerUp, phase }: ExplainedRound, outcome: Outcome, reader: Reader): string {
  const { lang, nameOf } = reader;
  const byCost =
    phase === 'equal-shares' && outcome.utility === 'cost' && outcome.count.profile.seats === undefined;
  const [ko, en] = byCost ? ['비용 1에 드는 값', 'Price per unit of cost'] : ['값', 'Price'];
  const next = runnerUp && { name: nameOf(runnerUp.id), price: amount(runnerUp.price, reader) };
  return lang === 'ko'
    ? `${ko} ${amount(price, reader)}${next ? `; 다음은 ${next.name}, ${next.price}` : ''}`
    : `${en} ${amount(price, reader)}${next ? `; next ${next.name} at ${next.price}` : ''}`;
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
  if (explain && round.phase !== 'lot') lines.push(`   ${priceLine(round, outcome, reader)}`);
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
  const goal = places === undefined ? `budget ${budget}` : `places ${places}`;
  const added = outcome.increments > 0n ? `; ${steps} added to every share` : '';
  return [`${outcome.rule}: topics ${topics}, voters ${voters}, ${goal}${added}`, ''];
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
    return name === undefined ? id : `${name} (${id})`;
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
