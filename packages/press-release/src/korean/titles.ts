/** Words by which a Korean release says what somebody is. Longest first, so that 부위원장 is not read as 위원장. */
const TITLES = (
  '대통령 국무총리 부총리 총리 국무장관 장관급 장관 차관보 차관급 차관 청장 처장 차장 실장 국장 부국장 과장 팀장 단장 부단장 본부장 센터장 부장 소장 부소장 관장 원장 부원장 ' +
  '위원장 부위원장 대변인 상임위원 전문위원 자문위원 운영위원 연구위원 위원 의장 부의장 총재 부총재 총장 부총장 사무총장 사무총장보 사무차장 사무국장 대사 부대사 특사 특별대표 고위대표 공사 참사관 서기관 총영사 영사 ' +
  '수석대표 대표이사 공동대표 대표 조정관 심의관 정책관 기획관 협력관 담당관 비서관 행정관 사무관 보좌관 특별보고관 보고관 수석보좌관 고문 자문관 감독관 ' +
  '국회의원 의원 시장 부시장 도지사 지사 군수 구청장 사령관 참모총장 합참의장 장군 대장 중장 소령 대령 재판관 판사 검사 변호사 ' +
  '석좌교수 명예교수 부교수 조교수 교수 학장 학회장 연구원 선임연구원 책임연구원 수석연구원 연구관 박사 석학 강사 학생 ' +
  '회장 부회장 이사장 이사 상무이사 상무 전무이사 전무 사장 부사장 최고경영자 최고기술책임자 최고정보책임자 최고운영책임자 책임자 총괄 매니저 디렉터 파트너 ' +
  '설립자 공동설립자 창립자 창업자 공동창업자 활동가 운동가 간사 사무처장 지부장 협회장 조합장 원로 이장 주민대표 ' +
  '엔지니어 개발자 연구자 과학자 해커 기자 편집장 논설위원 앵커 작가 코디네이터 의사 간호사 CEO CTO CFO COO CISO 사무부총장 국왕 왕세자 추기경 주교 스님 신부 수녀 목사'
)
  .split(' ')
  .toSorted((a, b) => b.length - a.length);

const BY_LAST = new Map<string, string[]>();
for (const title of TITLES) {
  const last = title.at(-1) ?? '';
  BY_LAST.set(last, [...(BY_LAST.get(last) ?? []), title]);
}

/** Words that end like a title and are none. */
const NOT_TITLES =
  /^(?:현장|시장|공장|성장|주장|확장|연장|입장|극장|광장|등장|농장|행사|인사|조사|기사|회사|역사|봉사|검사|장관급|당사국|다자대사|의사|공사|과장|총괄|책임자|이사|차장|소장|부장|대표|대장|단장|의장|학생|주요인사|초대의장|각국대표)$/;
/** Of those, the ones that are titles when a name or an organisation stands before them. */
const BARE_TITLES =
  /^(?:과장|총괄|책임자|이사|차장|소장|부장|대표|대장|단장|의장|학생|공사|의사|검사|시장|초대의장)$/;

/** Titles that are the tail of an institution's name unless a rank stands before them. */
const INSTITUTE = /^(?:연구원|공사|의원)$/;
const RANK = /^(?:선임|책임|수석|전임|객원|주임|초빙|국회|시|도|구|상원|하원|연방|유럽의회)$/;

/** Organisations whose head is named by adding 장: 질병관리청 + 장. */
const HEADED = /(?:청|처|실|국|과|원|연구소|센터|본부|위원회|학회|협회|관|단|부|대학|재단|지부)$/;

/** The title that ends a word, with what stands before it inside the word; null when the word is no title. */
export function titleIn(word: string): { readonly title: string; readonly before: string } | null {
  if (word.length < 2 || word.length > 30) return null;
  if (NOT_TITLES.test(word) && !BARE_TITLES.test(word)) return null;
  for (const title of BY_LAST.get(word.at(-1) ?? '') ?? [])
    if (word.endsWith(title)) {
      const before = word.slice(0, -title.length);
      return INSTITUTE.test(title) && before !== '' && !RANK.test(before) ? null : { title, before };
    }
  const headless = word.slice(0, -1);
  if (word.endsWith('장') && headless.length >= 3 && HEADED.test(headless))
    return { title: '장', before: headless };
  return null;
}

/** 질병관리청장 is the head of 질병관리청; 국제협력국장 stays what it is, a title inside an organisation. */
export function splitHeaded(word: string): { readonly organisation: string; readonly title: string } | null {
  const committee = /^(.{2,}?)(부)?위원장$/.exec(word);
  if (committee?.[1] !== undefined)
    return /^(?:상임|공동|수석|전임|현직|초대)$/.test(committee[1])
      ? null
      : { organisation: `${committee[1]}위원회`, title: `${committee[2] ?? ''}위원장` };
  const local = /^(.{2,}(?:시|군|도))(?:장|수|지사)$/.exec(word);
  const place = local?.[1];
  if (place !== undefined && /(?:시장|[^장]군수|도지사)$/.test(word))
    return { organisation: place, title: word.slice(place.length - 1) };
  const match =
    /^(.{2,}(?:청|처|원|연구소|센터|위원회|학회|협회|재단|대학|공사|공단|본부|박물관|미술관|도서관|기념관|과학관|문화관))(?:장)$/.exec(
      word,
    );
  const organisation = match?.[1];
  if (organisation === undefined) return null;
  const last =
    /(청|처|원|소|센터|위원회|학회|협회|재단|대학|공사|공단|본부|관)$/.exec(organisation)?.[1] ?? '';
  return {
    organisation,
    title:
      last === '대학'
        ? '학장'
        : `${last === '위원회' ? '위원' : last === '협회' || last === '학회' ? '회' : last}장`,
  };
}

/** Words that belong to the title that follows them. */
export const TITLE_MODIFIER =
  /^(?:전|前|현|現|전직|현직|수석|선임|책임|명예|상임|비상임|공동|특별|총괄|부|차기|신임|초대|담당|겸|글로벌|아태|아시아|지역|선임|주석|정책|기술|공공|대외|국제)$/;
export const FORMER = /^(?:전|前|전\(前\)|전직)$/;

/** A bureau of a ministry, named without the ministry. */
export const BUREAU_TITLE =
  /^(?:[가-힣]{0,4}(?:외교|안보|통상|정책|주택|행정|국방|재정|경제|사회|산업|기술|환경|보건|문화|교육|농업|해양|교통|복지|협력|조정)[가-힣]{0,4})(?:국장|실장)$/;
/** What the title alone says about its holder's group. */
export const GOVERNMENT_TITLE =
  /(?:대통령|총리|장관|장관급|차관보|차관|차관급|청장|(?<!사무)처장|대사|부대사|특사|고위대표|참사관|서기관|총영사|영사|조정관|심의관|정책관|기획관|협력관|담당관|비서관|행정관|사무관|보좌관|의원|시장|부시장|지사|군수|사령관|참모총장|합참의장|장군|대령|국왕|왕세자|재판관|판사|검사)$/;
export const ACADEMIC_TITLE =
  /(?:교수|학장|박사|석학|연구위원|연구원|연구관|학회장|강사|학생|과학자|연구자)$/;
export const PRIVATE_TITLE =
  /(?:대표이사|(?<!이)사장|부사장|최고경영자|최고기술책임자|최고정보책임자|최고운영책임자|상무|전무|상무이사|전무이사|창업자|공동창업자|설립자|공동설립자|CEO|CTO|CFO|COO|CISO|매니저|파트너)$/;
export const CIVIL_TITLE = /(?:활동가|운동가|간사|주민대표|이장|코디네이터)$/;
export const TECHNICAL_TITLE = /(?:엔지니어|개발자|해커)$/;
