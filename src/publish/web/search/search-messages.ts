import { counted, type Catalogue } from '#kernel/web/i18n.ts';

export const search = {
  title: { ko: '검색', en: 'Search' },
  titleOf: { ko: (q: string) => `‘${q}’ 검색`, en: (q: string) => `Search: ${q}` },
  lead: {
    ko: '이 회의의 공개된 기록에서 찾습니다. 발언과 입장, 채택된 결과문서, 사람과 기관, 세션과 주제 제안까지 한 번에 찾아보실 수 있습니다.',
    en: 'Looks through the public record of this forum: what was said, positions, adopted texts, people and organisations, sessions and topics.',
  },
  label: { ko: '찾을 말', en: 'Words to find' },
  hint: {
    ko: '여러 낱말을 쓰면 모두 들어 있는 것만 찾습니다. 그대로 이어진 말은 큰따옴표로 묶어 주십시오.',
    en: 'Several words must all be there. Put words that belong together in quotation marks.',
  },
  button: { ko: '찾기', en: 'Search' },
  nothingAsked: { ko: '무엇을 찾아 드릴까요?', en: 'What are you looking for?' },
  nothingAskedNext: {
    ko: '위에 낱말을 적으시면 여기에 찾은 것이 나옵니다. 이름을 밝히지 않기로 한 발언은 발언자의 이름으로는 찾을 수 없습니다.',
    en: 'Type a word above and what is found appears here. Words recorded without a name cannot be found by who said them.',
  },
  onlySigns: {
    ko: '찾을 글자가 없습니다. 한글이나 로마자, 숫자를 한 자 이상 적어 주십시오.',
    en: 'There is nothing to look for in that. Please type at least one letter or digit.',
  },
  tooLong: {
    ko: (max: number) => `찾을 말이 너무 깁니다. ${max}자까지 적으실 수 있습니다.`,
    en: (max: number) => `That is too long to look for. Up to ${max} characters can be searched.`,
  },
  cut: {
    ko: (max: number) => `낱말이 많아 앞의 ${max}개로만 찾았습니다.`,
    en: (max: number) => `Too many words: only the first ${max} were looked for.`,
  },
  stems: {
    ko: (stems: readonly string[]) =>
      `${stems.map((stem) => `‘${stem}’`).join(', ')}(으)로도 찾았습니다. 적은 그대로만 찾으려면 큰따옴표로 묶어 주십시오.`,
    en: (stems: readonly string[]) =>
      `Also looked for ${stems.map((stem) => `“${stem}”`).join(', ')}. Use quotation marks to find only what you typed.`,
  },
  found: {
    ko: (n: number) => `${n.toLocaleString('ko')}건을 찾았습니다`,
    en: (n: number) => `${counted(n, 'result', 'results')}`,
  },
  more: {
    ko: (max: number) =>
      `너무 많아 ${max.toLocaleString('ko')}건까지만 세었습니다. 낱말을 더해 좁혀 보십시오.`,
    en: (max: number) =>
      `There are more than the ${max.toLocaleString('en')} that were looked through. Add a word to narrow it down.`,
  },
  noneFound: { ko: '찾은 것이 없습니다', en: 'Nothing was found' },
  noneFoundNext: {
    ko: '낱말을 줄이거나 더 짧게 적어 보십시오. 다른 언어로 적힌 말은 그 언어로 찾아야 나옵니다.',
    en: 'Try fewer or shorter words. What was written in another language is found in that language.',
  },
  elsewhere: {
    ko: (n: number) => `모든 회차에서 ${n.toLocaleString('ko')}건 보기`,
    en: (n: number) => `See ${counted(n, 'result', 'results')} in all editions`,
  },
  anyway: {
    ko: (n: number) => `좁히지 않고 ${n.toLocaleString('ko')}건 보기`,
    en: (n: number) => `See ${counted(n, 'result', 'results')} without filters`,
  },
  withoutFilters: { ko: '좁히지 않고 다시 찾기', en: 'Search again without filters' },
  narrow: { ko: '좁혀 보기', en: 'Narrow down' },
  apply: { ko: '좁히기', en: 'Apply' },
  edition: { ko: '회차', en: 'Edition' },
  allEditions: { ko: '모든 회차', en: 'All editions' },
  group: { ko: '이해관계자 집단', en: 'Stakeholder group' },
  anyGroup: { ko: '모든 집단', en: 'Any group' },
  session: { ko: '세션', en: 'Session' },
  anySession: { ko: '모든 세션', en: 'Any session' },
  kinds: { ko: '종류', en: 'Kind' },
  anyKind: { ko: '모두', en: 'All' },
  kind: {
    paragraph: { ko: '결과문서 단락', en: 'Outcome paragraph' },
    position: { ko: '입장', en: 'Position' },
    intervention: { ko: '발언', en: 'Intervention' },
    collective_act: { ko: '함께 한 일', en: 'What was done together' },
    commitment: { ko: '공약', en: 'Commitment' },
    topic: { ko: '주제 제안', en: 'Topic' },
    session: { ko: '세션', en: 'Session' },
    person: { ko: '사람', en: 'Person' },
    organisation: { ko: '기관', en: 'Organisation' },
  },
  translated: {
    courtesy: { ko: '번역', en: 'Translated' },
    machine: { ko: '기계 번역', en: 'Translated by a machine' },
  },
  withheld: { ko: '이름을 밝히지 않음', en: 'Name withheld' },
  previous: { ko: '앞 쪽', en: 'Previous' },
  next: { ko: '다음 쪽', en: 'Next' },
  pages: { ko: '쪽', en: 'Pages' },
} as const satisfies Catalogue;
