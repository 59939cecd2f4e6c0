/** The beginning of a release in each language, so that what follows is read as its body. */
export const HEADS: readonly string[] = [
  '제1차 「물포럼」 개최 결과\n\n2024.10.25 가온부\n\n□ 가온부는 10.23.(수) 제1차 「물포럼」을 개최하였다.\n\n',
  'Outcome of the 1st Water Forum\n\nOctober 25, 2024\n\n1. The Ministry of Gaon hosted the 1st Water Forum on October 23, 2024.\n\n',
];

/** Runs that a careless pattern would go over again and again. */
export const HOSTILE: readonly string[] = [
  '김하나 누리대 교수는 물이 중요하다고 강조하였으며, ',
  '“',
  '"a',
  '제프 모스 ',
  '□ ㅇ ※ - ',
  '라고 ',
  '?가? ',
  '11.16.(화)-17.(수) ',
  '(((',
  '논의하고 ',
  'ㅇ',
  '가 나 다 라 마 ',
  '△가, ',
  '국제기구(ABC), ',
  '을 를 이 가 ',
  '김 장관은 ',
  '공동공동',
  'A',
  'Aa',
  'Aaaa Bbbb ',
  'Minister ',
  '(제1세션) ',
  '윤가을 씨는 ',
  '10일부터 11일까지 ',
  '활동가 모한 라이는 ',
  'In the old rivers session, ',
  'a farmer from the ',
  'Ann Lee of Ann Lee of ',
  '<p>가</p>',
  'the Session of the ',
  'that and agreed ',
  'In the A on the B ',
  '1. ',
  '    ',
  '\n',
];

export function repeated(head: string, unit: string, characters: number): string {
  return head + unit.repeat(Math.ceil(characters / unit.length));
}
