import { isCommonNoun, isCountry, isOrganisation } from './organisations.ts';
import { titleIn } from './titles.ts';

const SURNAMES = new Set(
  '김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형피두감음빈동온호범좌팽승간상시갈뇌',
);
const LONG_SURNAMES = /^(?:남궁|황보|제갈|사공|선우|서문|독고|동방)/;

/** First and last syllables of Korean given names, of Hanja and of native names. */
const GIVEN_FIRST = new Set(
  '가강건경고광교구규근금기길나남노누다대덕도동두린마만명모무문미민바백범별병보복봉부빛사산상새서석선설성세소솔송수숙순슬승시신아안애여연영예오온완용우운원월유윤율은을의이익인일임자장재정제조종주준중지진차찬창채철청초춘충치태필하학한해행향헌혁현형혜호홍화환황효훈휘흥희힘아름아슬이한결',
);
const GIVEN_LAST = new Set(
  '가갑강건걸결경곤관광교구국권규균근금기길나남녀년단달담대덕도동든라락란람랑래량레련렬령록루륜리린림마만명모목무묵문미민박배백범별병보복봉빈빛산삼상새서석선섭성세소솔송수숙순술슬승식신실심아안애양억언업연열영예오옥온완용우욱운웅원위유윤율은을의이익인일임자장재저전정제조종주준중지직진집찬창채철춘충치태택평표필하학한해행향헌혁현협형혜호홍화환회효후훈휘희힘움봄샘늘내름결울율',
);
/** One-syllable given names. */
const GIVEN_ALONE = new Set(
  '진원철준훈현석건민찬혁율솔빈윤완영웅호환결별봄새결권광구근담도랑린범산선설성슬승연온용우욱은인일정종주지창천태하한해헌형희힘률',
);
/** Syllables that transliterations have and Korean given names do not. */
const FOREIGN =
  /[갈게겐겔골그글기긴네넬놀뉴느니닉닐데덴델뎀드디딘딜따딸라랄래랜랭러런럴레렌렐로론롤롬롭롯루룬룰뤼르릭리린릴마만맥매머멀메멘멜모몬몰뮐뮌뮬므미밀바반발밥배백밴버벌베벤벨보볼뵈부북뷔브블비빅빈빌빙사살삼샤샌샘생섀세센셀셔셴셰소손솔쇼수슈슐스슨슬시신실싱아안알압앙애앤야얀양언얼에엔엘예오올와왓왕외요우울워웨웰위윈윌유율으이일잉자잔잭잰저전제젠젤조존졸좁주준줄쥐즈지진질짐쩐쯔차찬채처체첸첼초추춘츠치친칠카칸칼캄캐캘커컬케켄켈코콘콜콥쿠쿤퀴크클키킨킬킴타탄탈탐터털테텐텔토톤톨톰투튀트틀티틴팀틸파판팔패퍼펄페펜펠포폰폴표푸풀퓨프플피핀필핑하한할함해핸허헌헐헤헨헬호혼홀홍후훈휘흐히힐힌]/;
export const STRONG_FOREIGN =
  /[게겐겔그글네넬놀뉴느니닉닐데덴델뎀드디딘딜따랄랜랭럴레렌렐롤롬롭롯뤼르릭릴맥머멀메멘멜몰뮐뮌뮬므밀벌베벤벨볼뵈뷔브블비빅빌빙샤샌섀센셀셔셴셰손쇼슈슐스싱알앤얀얼에엔엘왓워웨웰윈윌으잉잭잰젠젤존졸좁줄쥐즈짐쩐쯔처체첸첼츠칠카칸칼캄캐캘커컬케켄켈코콘콜콥쿠쿤퀴크클키킨킬킴탈터털테텐텔토톤톨톰투튀트틀티틴틸팔패퍼펄페펜펠폰폴푸풀퓨프플피핀핑핸헐헤헨헬혼홀후흐히힐힌러루로파포타탄팀버야요]/;

const HANGUL = /^[가-힣]+$/;

/** A Korean name as parents give it: a surname and one or two syllables that names are made of. */
export function isNativeName(word: string): boolean {
  if (!HANGUL.test(word) || isCommonNoun(word) || isCountry(word)) return false;
  const surname = LONG_SURNAMES.test(word) && word.length >= 4 ? 2 : 1;
  if (surname === 1 && !SURNAMES.has(word[0] ?? '')) return false;
  const given = word.slice(surname);
  if (given.length === 1) return GIVEN_ALONE.has(given);
  return given.length === 2 && GIVEN_FIRST.has(given[0] ?? '') && GIVEN_LAST.has(given[1] ?? '');
}

/** A Korean name by its shape alone, as coined names are: a surname, and no syllable that only foreign names have. */
export function couldBeNativeName(word: string): boolean {
  if (!HANGUL.test(word) || word.length < 2 || word.length > 4 || isPlainNoun(word)) return false;
  return SURNAMES.has(word[0] ?? '') && !STRONG_FOREIGN.test(word.slice(1));
}

export const beginsWithSurname = (word: string): boolean => SURNAMES.has(word[0] ?? '');

export function isPlainNoun(word: string): boolean {
  if (isCommonNoun(word) || isCountry(word)) return true;
  return !isNativeName(word) && (isOrganisation(word) || titleIn(word) !== null);
}

/** One part of a transliterated name; organisations and common nouns are none. */
export function couldBeForeignPart(word: string): boolean {
  const bare = word.replace(/[-·']/g, '');
  return (
    HANGUL.test(bare) && bare.length <= 8 && !isPlainNoun(word) && (bare.length === 1 || FOREIGN.test(bare))
  );
}

export function looksForeign(word: string): boolean {
  return STRONG_FOREIGN.test(word) || !SURNAMES.has(word[0] ?? '');
}

/** Whether one word can open a name, whoever's it is. */
export function couldOpenName(word: string): boolean {
  return isNativeName(word) || couldBeNativeName(word) || couldBeForeignPart(word);
}

/** Titles that hardly stand without an organisation, so that a third unknown word before them is one. */
export const NEEDS_ORGANISATION =
  /(?:대표|이사|사장|부사장|회장|교수|소장|원장|관장|책임자|최고경영자|총괄|상무|전무|연구원|연구위원|설립자|창립자|창업자|활동가|간사|기자|매니저|CEO|CTO)$/;

/**
 * How many of the words that stand before a title are the name. A name of two parts is the rule for foreigners, of one
 * for Koreans. `sure` is false where more than one cut reads well.
 */
export function nameLength(
  words: readonly string[],
  title: string,
): { readonly count: number; readonly sure: boolean } | null {
  const [first, second] = words;
  if (first === undefined || !couldOpenName(first)) return null;
  let run = 0;
  while (run < words.length && run < 4 && couldBeNamePart(words[run] ?? '')) run += 1;
  const foreignSecond = second !== undefined && run >= 2 && looksForeign(second);
  const coined = second !== undefined && !STRONG_FOREIGN.test(second);
  if (isNativeName(first) && (coined || !STRONG_FOREIGN.test(first.slice(1)))) {
    const two = foreignSecond && first.length === 2;
    return { count: two ? 2 : 1, sure: !foreignSecond };
  }
  // 팽라희 햇살전기 대표이사: a coined organisation after a name of three syllables.
  if (couldBeNativeName(first) && first.length === 3 && coined && NEEDS_ORGANISATION.test(title))
    return { count: 1, sure: false };
  if (couldBeNativeName(first) && !foreignSecond)
    return { count: 1, sure: first.length >= 3 || words.length === 1 };
  // 로베르 뒤랑 파리정치대 교수: what stands between a foreign first name and an organisation is the surname.
  const third = words[2];
  const surname = second !== undefined && /^[가-힣-]{1,6}$/.test(second) && !isPlainNoun(second);
  const enclosed = third === undefined || isOrganisation(third);
  if (run <= 1 && surname && enclosed && first.length > 1) return { count: 2, sure: third !== undefined };
  if (run <= 1) return { count: 1, sure: words.length > 1 };
  if (run === 2) return { count: 2, sure: true };
  if (run === words.length && NEEDS_ORGANISATION.test(title)) return { count: run - 1, sure: false };
  return { count: run, sure: run < words.length };
}

export function couldBeNamePart(word: string): boolean {
  return couldBeForeignPart(word) || (word.length <= 4 && couldBeNativeName(word));
}
