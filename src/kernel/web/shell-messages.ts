import type { Catalogue } from './i18n.ts';

/** What stands around every page. */
export const shell = {
  product: { ko: '마당', en: 'Madang' },
  skip: { ko: '본문으로 건너뛰기', en: 'Skip to content' },
  overview: { ko: '한 해의 흐름', en: 'The year' },
  topics: { ko: '주제 제안', en: 'Topics' },
  programme: { ko: '프로그램', en: 'Programme' },
  positions: { ko: '입장', en: 'Positions' },
  results: { ko: '결과', en: 'Results' },
  outcome: { ko: '결과문서', en: 'Outcome' },
  release: { ko: '보도자료', en: 'Release' },
  data: { ko: '데이터', en: 'Data' },
  record: { ko: '공개 기록', en: 'Record' },
  search: { ko: '검색', en: 'Search' },
  desk: { ko: '업무', en: 'Desk' },
  signIn: { ko: '로그인', en: 'Sign in' },
  signOut: { ko: '로그아웃', en: 'Sign out' },
  otherLanguage: { ko: 'English', en: '한국어' },
  otherLanguageLabel: { ko: 'Read this page in English', en: '이 페이지를 한국어로 보기' },
  sampleShort: { ko: '표본', en: 'Sample' },
  sample: {
    ko: '표본 회차입니다. 사람과 발언은 지어낸 것이고 반응은 모의실험입니다.',
    en: 'Sample edition: people and words are invented, reactions are simulated.',
  },
  footer: {
    ko: '마당은 누구나 설치하고 확인할 수 있는 공개 소프트웨어입니다.',
    en: 'Madang is open software that anyone can install and check.',
  },
  notFoundTitle: { ko: '그런 페이지가 없습니다', en: 'There is no such page' },
  notFound: {
    ko: '주소가 바뀌었거나 처음부터 없던 곳입니다. 주소를 확인하시거나 첫 화면에서 찾아보십시오.',
    en: 'The address has changed or never existed. Check it, or look from the first page.',
  },
  notAllowedTitle: { ko: '볼 수 없는 페이지입니다', en: 'This page is not open to you' },
  notAllowed: {
    ko: '이 페이지를 보려면 다른 역할이 필요합니다. 사무국에 문의해 주십시오.',
    en: 'This page needs a role you do not have. Please ask the secretariat.',
  },
  signInFirstTitle: { ko: '로그인이 필요합니다', en: 'Please sign in first' },
  signInFirst: {
    ko: '이 페이지는 맡은 역할이 있는 분께만 열립니다. 로그인하시면 보시던 곳으로 바로 갑니다.',
    en: 'This page opens to people with a role in this forum. Once signed in, you come straight back to it.',
  },
  failedTitle: { ko: '처리하지 못했습니다', en: 'Something went wrong' },
  failed: {
    ko: '문제가 생겨 요청을 처리하지 못했습니다. 저장된 내용은 안전합니다. 잠시 뒤 다시 시도해 주십시오.',
    en: 'The request could not be handled. What was stored is safe. Please try again in a moment.',
  },
  home: { ko: '첫 화면으로', en: 'To the first page' },
} as const satisfies Catalogue;
