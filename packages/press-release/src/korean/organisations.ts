import type { StakeholderGroup } from '../release.ts';
import {
  ACADEMIC_TITLE,
  BUREAU_TITLE,
  CIVIL_TITLE,
  GOVERNMENT_TITLE,
  PRIVATE_TITLE,
  TECHNICAL_TITLE,
} from './titles.ts';

const COUNTRIES = new Set(
  (
    '한국 대한민국 미국 미 중국 중 일본 일 러시아 러 영국 영 프랑스 불 독일 독 이탈리아 스페인 포르투갈 네덜란드 벨기에 룩셈부르크 스위스 오스트리아 스웨덴 노르웨이 덴마크 핀란드 아이슬란드 아일랜드 ' +
    '폴란드 체코 슬로바키아 헝가리 루마니아 불가리아 그리스 튀르키예 터키 우크라이나 조지아 아르메니아 아제르바이잔 카자흐스탄 우즈베키스탄 키르기스스탄 타지키스탄 투르크메니스탄 몽골 ' +
    '에스토니아 라트비아 리투아니아 크로아티아 세르비아 슬로베니아 알바니아 북마케도니아 보스니아 몬테네그로 코소보 몰도바 벨라루스 몰타 키프로스 ' +
    '인도 파키스탄 방글라데시 스리랑카 네팔 부탄 몰디브 아프가니스탄 이란 이라크 이스라엘 팔레스타인 요르단 레바논 시리아 사우디아라비아 사우디 아랍에미리트 카타르 쿠웨이트 바레인 오만 예멘 ' +
    '베트남 태국 라오스 캄보디아 미얀마 말레이시아 싱가포르 인도네시아 필리핀 브루나이 동티모르 호주 뉴질랜드 피지 파푸아뉴기니 사모아 통가 투발루 팔라우 ' +
    '캐나다 멕시코 과테말라 온두라스 엘살바도르 니카라과 코스타리카 파나마 쿠바 도미니카공화국 자메이카 콜롬비아 베네수엘라 에콰도르 페루 볼리비아 칠레 아르헨티나 우루과이 파라과이 브라질 ' +
    '이집트 리비아 튀니지 알제리 모로코 수단 에티오피아 케냐 우간다 탄자니아 르완다 콩고 가나 나이지리아 세네갈 코트디부아르 카메룬 가봉 잠비아 짐바브웨 보츠와나 나미비아 남아공 남아프리카공화국 마다가스카르 말라위 모잠비크 ' +
    '유럽 유럽연합 아세안 아프리카 아시아 중동 중남미 북한 대만 홍콩 국내 해외 전세계 세계 서울 도쿄 베이징 워싱턴 런던 파리 제네바 빈 브뤼셀 스톡홀름 헤이그 뉴욕 모스크바 베를린 로마 부산 제주'
  ).split(' '),
);

const SUFFIX =
  /(?:부|처|청|국|실|원|원회|위원회|회의소|의회|국회|정부|대사관|대표부|대|대학|대학교|대학원|연구소|연구원|학회|협회|협의회|연맹|연합|연합회|연대|기구|기금|은행|재단|센터|공사|공단|공동체|네트워크|포럼|그룹|본부|사무국|사무소|재판소|법원|검찰|경찰청|군|사령부|신문|방송|일보|뉴스|전자|통신|자동차|중공업|화학|제약|생명|증권|보험|에너지|테크|랩|랩스|소프트|시스템즈|솔루션|컴퍼니|주식회사|㈜|조합|노조|총연맹|시민단체|단체|모임|지킴이|사업단|추진단|진흥원|평가원|박물관|도서관|병원|학교|사회|소사이어티|커뮤니티|컨소시엄|이사회|작업반|패널|국가|공화국|왕국|자치도|(?:외무|법무|총무|재무|환경|국방|방위|산업|노동|교통|과학)성|특별시|광역시|도청|시청|군청|구청|마을|당)$/;
const KNOWN = new Set(
  '유네스코 유니세프 나토 인터폴 구글 메타 아마존 애플 네이버 카카오 삼성 현대 마이크로소프트 페이스북 엔비디아 인텔 오픈에이아이 화웨이 바이두 텐센트 알리바바 소프트뱅크 얀덱스 시스코 앰네스티 그린피스 옥스팜 위키미디어 모질라'.split(
    ' ',
  ),
);
/** 광주시, and neither 반드시 nor a surname such as 수레시. */
const CITY = /^[가-힣]{1,3}[주산천전양원성포안령릉흥남명왕평리솜솔람울구창해항동광]시$/;
const ACRONYM = /^[A-Z][A-Za-z0-9&./-]*$/;

/** Nouns of every kind that stand before a title and are no part of anybody's name. */
const COMMON =
  /^(?:정부|국가|기업|민간|민관|산학|산학연|공공|주요국|각국|양국|당사국|회원국|참가국|참석국|관계|관계부처|국제|국제기구|국제사회|다자|양자|외교|안보|국방|사이버|사이버안보|보건|보건안보|환경|경제|통상|과학|기술|과학기술|신기술|디지털|정보|정보통신|인공지능|산업|교육|문화|통일|법무|재무|재정|내무|노동|농업|해양|수산|국토|교통|복지|여성|청년|지방|중앙|지역|전국|시민|시민사회|학계|업계|재계|언론|전문|전문가|인사|대표|대표단|공동|공식|패널|좌장|사회|사회자|의장|참석자|연사|발표자|토론자|기조연설자|주한|주미|주일|주중|주유엔|유엔|담당|분야|부문|업무|대상|관련|정책|협력|국제협력|개발|개발협력|군축|비확산|인권|기후|기후변화|에너지|물|수석|선임|책임|특별|상임|비상임|명예|총괄|차기|신임|초대|전직|현직|전|前|현|등|및|또는|그리고|특히|또한|이어|이어서|아울러|한편|먼저|다음|마지막|오전|오후|저녁|당일|이날|이번|금번|올해|오늘|동|본|해당|글로벌|최대|최고|최초|유일|굴지|대형|보안|보안책임자|정보보호|고위|고위급|장관급|차관급|실무|국장급|우리|우리측|측|한|어느|모든|여러|일부|많은|다수|정보원|진흥원|연수원|문화원|유관|지속|공정|인도적|성평등|안전|평화|조정|조사|공사|이사|이해관계자|자문|심사|선정|추진|준비|조직|집행|운영|연구|전략|기획|수행|위원|명의|만난|방한|양측|한국측|국내외|해외|국내|세계|주민|마을|도시|농촌|어촌|상류|하류|유역|하천|강|바다|산림|기상|우주|항공|원자력|양자기술|반도체|금융|무역|투자|물류|관광|스포츠|법률|윤리|표준|데이터|플랫폼|네트워크|인터넷|소프트웨어|하드웨어|클라우드|개인정보|총회|본회의|분과|세션|회의|포럼|대화|행사|개회식|폐회식|라운드테이블)$/;

export function isCommonNoun(word: string): boolean {
  return COMMON.test(word) || /[가-힣]측$/.test(word);
}

export function isCountry(word: string): boolean {
  return COUNTRIES.has(word);
}

/** Whether a word, without what stands in its brackets, names an organisation, a country or a place of work. */
export function isOrganisation(word: string): boolean {
  if (/\([A-Z][A-Za-z0-9&./ -]*\)의?$/.test(word) && !/\([A-Z][a-z]+[ -][A-Z]/.test(word)) return true;
  const bare = word.replace(/\([^)]*\)/g, '').replace(/의$/, '');
  if (bare === '') return false;
  if (isCountry(bare) || KNOWN.has(bare) || ACRONYM.test(bare) || /^[A-Z][A-Za-z]+$/.test(bare)) return true;
  return bare.length >= 3 && (SUFFIX.test(bare) || CITY.test(bare));
}

const INTERNATIONAL =
  /유엔|국제연합|국제기구|유럽[가-힣]{0,12}(?:위원회|의회|이사회)|세계보건|세계은행|세계무역|국제통화|유네스코|유니세프|유럽연합|아세안|아프리카연합|나토|북대서양|국제원자력|국제전기통신|적십자|인터폴|경제협력개발|녹색기후기금|국제사법|국제형사|개발은행|세계백신|국제[가-힣]{0,12}기구|세계[가-힣]{0,12}기구|국제[가-힣]{0,12}기금|[가-힣]{2,}(?:기구|기금연합)(?:\(|$|\s)|\b(?:UN[A-Z-]*|WHO|WTO|WIPO|OECD|IAEA|ITU|IMF|EU|NATO|ASEAN|AU|OAS|OSCE|ILO|FAO|WFP|IOM|ICRC|INTERPOL|GAVI|CEPI|IVI|GCF|ADB|AIIB|IBRD|UNESCO|UNICEF|OPCW|CTBTO|APEC|ESCAP|GGGI|ICC|ICJ)\b/;
const TECHNICAL =
  /해커|해킹|보안 (?:컨퍼런스|콘퍼런스|커뮤니티|연구자)|오픈소스|기술 ?커뮤니티|인터넷 ?소사이어티|인터넷주소|표준화|침해사고대응|도메인|\b(?:ICANN|IETF|ISOC|APNIC|RIPE|W3C|IEEE|FIRST|DEF ?CON|CERT|KrCERT|IAB|LACNIC|ARIN|AFRINIC|NIC)\b/;
const CIVIL =
  /연대|시민|지킴이|NGO|비정부|민간단체|활동|앰네스티|그린피스|환경운동|인권단체|소비자|노조|노동조합|총연맹|여성회|청년회|주민|참여|모임|협동조합|조합|운동본부|구호|굿네이버스|월드비전|국경없는|네트워크/;
/** 농민회, 선원회: a society of people; what is elected, learned or of an industry ends in 회 as well. */
const SOCIETY = /[가-힣]{2,}회$/;
const NO_SOCIETY =
  /(?:위원회|의회|국회|협회|학회|연합회|이사회|협의회|총회|대회|발표회|박람회|사회|상공회|인회)$/;
const ACADEMIC =
  /대학교?|대학원|[가-힣]{2,}대(?:\s|$|\()|연구소|연구원|연구센터|정책센터|학회|한림원|아카데미|싱크탱크|학술|과학원|전략원|외교원|기술원|\b(?:KAIST|SIPRI|MIT|RAND|CSIS|CNAS|IISS|University|Institute)\b/;
const PRIVATE =
  /(?:산업|기업|제조|무역|사업자|운영자|경영자)(?:인)?협회|주식회사|㈜|\(주\)|전자|통신사|텔레콤|자동차|중공업|제약|그룹|은행|증권|보험|기업|회사|컴퍼니|테크|소프트|시스템즈|랩스|스타트업|포털|상공회의소|경제인|Inc\b|Corp\b|Ltd\b/;
/** Whoever serves in one is of the government, whatever the title: 사장 is a rank of Chinese ministries. */
const MINISTRY = /[가-힣]{2,}(?<!본|지|학|간|내|일|외)(?:부|처|청|정부|외무성|환경성|방위성|산업성)$/;
const GOVERNMENT =
  /(?:부|처|청|국|실|정부|대사관|대표부|국회|의회|위원회|시|도|군|구|특별시|광역시|대통령실|총리실|안보실|법원|검찰|공단|공사)(?:\s|$|\()|정부|국가/;

/**
 * The group somebody speaks for: first what the organisation says, then the title. Ambassadors and ministers are
 * government wherever they sit. Null when nothing says it.
 */
export function groupOf(organisation: string, title: string, context: string): StakeholderGroup | null {
  const plain = title.replace(/\([^)]*\)$/, '');
  const whole = `${organisation} ${title}`.trim();
  if (plain !== title) return groupOf(organisation, plain, context);
  if (/(?:홍보|명예)대사$/.test(title)) return null;
  if (/(?:^|[^\S]|[가-힣])(?:대사|장관|차관|차관보|대통령|총리|의원|조정관|심의관)$/.test(title))
    return 'government';
  if (TECHNICAL.test(whole) || TECHNICAL_TITLE.test(title) || /해커/.test(context))
    return 'technical_community';
  if (INTERNATIONAL.test(whole)) return 'intergovernmental_organisation';
  const society = SOCIETY.test(organisation) && !NO_SOCIETY.test(organisation);
  if (CIVIL_TITLE.test(title) || CIVIL.test(organisation) || society) return 'civil_society';
  if (GOVERNMENT_TITLE.test(title)) return 'government';
  if (ACADEMIC_TITLE.test(title) || ACADEMIC.test(whole) || /[가-힣]대$/.test(organisation))
    return 'academia';
  if (MINISTRY.test(organisation)) return 'government';
  if (PRIVATE.test(whole) || PRIVATE_TITLE.test(title)) return 'private_sector';
  if (organisation === '' && BUREAU_TITLE.test(title)) return 'government';
  if (organisation !== '' && GOVERNMENT.test(organisation)) return 'government';
  if (/사무총장|사무차장|총재$/.test(title) && organisation !== '') return 'intergovernmental_organisation';
  if (/(?:대표|이사|회장|부회장|이사장|책임자|총괄|디렉터)$/.test(title) && organisation !== '')
    return /협회|협의회|재단|단체/.test(organisation) ? 'civil_society' : 'private_sector';
  return null;
}
