import type { AgreementLevel, Force } from '../release.ts';

/**
 * A verb of attribution. `stem` is a pattern of what stands before the ending; `kind` says which endings it takes:
 * `ha` those of 하다, `native` its own after a stem that is cut off, `bound` the same where the noun before it
 * leaves no doubt, so that a bare 고 or 며 will do.
 */
export type Verb = {
  readonly verb: string;
  readonly force: Force;
  readonly level: AgreementLevel | null;
  readonly stem: string;
  readonly kind: 'ha' | 'native' | 'bound';
  /** A noun with a light verb, such as 우려를 표명; its noun is the verb's, not the claim's. */
  readonly composite: boolean;
};

const SHOW = '(?:을|를)?\\s?(?:표명|표시|표|피력|천명|전달|전)';
const TELL = '(?:을|를)?\\s?(?:밝|나타냈|나타내|드러냈|드러내|다졌|다지|보였|보이|전했|품)';

type Row = readonly [verb: string, force: Force, stem: string];

/** Nouns with a light verb; they are tried before the plain verbs. */
const COMPOSITES: readonly Row[] = [
  ['의지 표명', 'COMMIT', '의지'],
  ['다짐 표명', 'COMMIT', '다짐|각오|포부'],
  ['우려 표명', 'CONCERN', '우려(?:의 뜻|의 목소리)?|유감|경각심'],
  ['사의 표명', 'WELCOME', '사의|감사(?:의 뜻|의 마음|의 인사)?|고마움'],
  ['환영 표명', 'WELCOME', '환영(?:의 뜻|의 인사)'],
  ['기대 표명', 'WELCOME', '기대(?:감)?|희망'],
  ['지지 표명', 'SUPPORT', '지지(?:의 뜻|의사| 입장)?|동참(?:의)? 의사'],
  ['반대 표명', 'OBJECT', '반대(?:의 뜻|의사| 입장)?|거부(?:의 뜻| 의사)'],
  ['공감 표명', 'AGREE', '공감(?:의 뜻)?'],
  ['동의 표명', 'AGREE', '동의(?:의 뜻)?'],
  ['입장 표명', 'STATE', '입장|견해|의견|뜻|소감|생각'],
];

const PLAIN: readonly Row[] = [
  ['언급', 'STATE', '언급'],
  ['발언', 'STATE', '발언'],
  ['피력', 'STATE', '피력'],
  ['설명', 'PRESENT', '설명'],
  ['소개', 'PRESENT', '소개'],
  ['공유', 'PRESENT', '공유'],
  ['발표', 'PRESENT', '발표'],
  ['강조', 'STRESS', '강조'],
  ['역설', 'STRESS', '역설'],
  ['주장', 'CLAIM', '주장'],
  ['지적', 'CRITIQUE', '지적'],
  ['대변', 'REPRESENT', '대변'],
  ['평가', 'ASSESS', '평가'],
  ['진단', 'ASSESS', '진단'],
  ['전망', 'FORECAST', '전망'],
  ['예상', 'FORECAST', '예상'],
  ['우려', 'CONCERN', '우려'],
  ['경고', 'CONCERN', '경고'],
  ['비판', 'OBJECT', '비판'],
  ['규탄', 'OBJECT', '규탄'],
  ['반대', 'OBJECT', '반대'],
  ['제기', 'RAISE', '제기'],
  ['제안', 'PROPOSE', '제안'],
  ['제시', 'PROPOSE', '제시'],
  ['제언', 'PROPOSE', '제언'],
  ['촉구', 'URGE', '촉구'],
  ['요청', 'URGE', '요청'],
  ['요구', 'URGE', '요구'],
  ['당부', 'URGE', '당부'],
  ['호소', 'URGE', '호소'],
  ['약속', 'COMMIT', '약속'],
  ['공약', 'COMMIT', '공약'],
  ['다짐', 'COMMIT', '다짐'],
  ['환영', 'WELCOME', '환영'],
  ['감사', 'WELCOME', '감사'],
  ['기대', 'WELCOME', '기대'],
  ['지지', 'SUPPORT', '지지'],
  ['동참', 'SUPPORT', '동참'],
  // Beyond the ministry's own list, and of the same kind.
  ['분석', 'ASSESS', '분석'],
  ['예측', 'FORECAST', '예측'],
  ['조언', 'PROPOSE', '조언'],
  ['권고', 'PROPOSE', '권고'],
  ['건의', 'PROPOSE', '건의'],
  ['제창', 'PROPOSE', '제창'],
  ['주문', 'URGE', '주문'],
  ['독려', 'URGE', '독려'],
  ['반박', 'OBJECT', '반박'],
  ['토로', 'CONCERN', '토로'],
  ['축하', 'WELCOME', '축하'],
  ['치하', 'WELCOME', '치하'],
  ['단언', 'CLAIM', '단언'],
  ['회고', 'STATE', '회고'],
  ['재확인', 'CONFIRM', '재확인'],
  ['확인', 'CONFIRM', '확인'],
];

/** Nothing of this is ever agreement. */
const ACTIVITIES = '논의 토의 토론 협의 모색 교환 청취 점검 검토 의논 탐색 조망 공론화'.split(' ');

const PROCEDURES: readonly Row[] = [
  ['공동주재', 'CHAIR', '공동\\s?주재'],
  ['주재', 'CHAIR', '주재'],
  ['개막', 'OPEN', '개막'],
  ['개회', 'OPEN', '개회'],
  ['폐막', 'CLOSE', '폐막'],
  ['폐회', 'CLOSE', '폐회'],
  ['마무리', 'CLOSE', '마무리'],
  ['선언', 'DECLARE', '선언'],
  ['대독', 'READ', '대독'],
];

/** Verbs that are no noun with 하다; the ending is part of the pattern's alternatives. */
const NATIVE: readonly Row[] = [
  ['밝히다', 'STATE', '밝'],
  ['말하다', 'STATE', '말'],
  ['덧붙이다', 'STATE', '덧붙'],
  ['전하다', 'STATE', '전'],
  ['답하다', 'STATE', '답'],
  ['내다보다', 'FORECAST', '내다'],
  ['꼽다', 'ASSESS', '꼽'],
  ['짚다', 'CRITIQUE', '짚'],
  ['꼬집다', 'CRITIQUE', '꼬집'],
];

type Rung = readonly [verb: string, level: AgreementLevel, stem: string, kind: Verb['kind']];
/** 공감 < 인식·의견·뜻을 같이 < 뜻을 모음 < 동의 < 합의 < 채택. */
const LADDER: readonly Rung[] = [
  ['공감', 1, '공감', 'ha'],
  ['공감대 형성', 1, '공감대(?:를|을)?\\s?(?:형성|이루)', 'ha'],
  ['공감대 형성', 1, '공감대(?:가)?\\s?형성', 'bound'],
  ['인식을 같이', 2, '(?:인식|문제의식|이해)을?\\s?(?:같이|함께|공유)', 'ha'],
  ['인식을 같이', 2, '문제의식을?\\s?(?:같이|함께|공유)', 'ha'],
  ['의견을 같이', 2, '(?:의견|견해|입장)[을를]?\\s?(?:같이|함께)', 'ha'],
  ['의견 일치', 2, '(?:의견|견해)(?:이|가|의)?\\s?일치', 'ha'],
  ['뜻을 같이', 2, '뜻을?\\s?(?:같이|함께)', 'ha'],
  ['뜻을 모음', 3, '뜻을\\s?모', 'bound'],
  ['의견을 모음', 3, '(?:의견|입|중지)을\\s?모', 'bound'],
  ['동의', 4, '동의', 'ha'],
  ['합의', 4, '합의', 'ha'],
  [
    '합의',
    4,
    '합의(?:에(?:는|도)?)?\\s?(?:도달|이르)|합의를\\s?(?:도출|이루)|합의(?:가)?\\s?이루어|합의를\\s?이뤘',
    'bound',
  ],
  ['채택', 5, '채택', 'ha'],
];

const row = (kind: Verb['kind'], composite: boolean, level: AgreementLevel | null) => {
  return ([verb, force, stem]: Row): Verb => ({ verb, force, level, stem, kind, composite });
};

const composites = COMPOSITES.flatMap(([verb, force, noun]): Verb[] => {
  const level = verb === '공감 표명' ? 1 : verb === '동의 표명' ? 4 : null;
  return [
    { verb, force, level, stem: `(?:${noun})${SHOW}`, kind: 'ha', composite: true },
    { verb, force, level, stem: `(?:${noun})${TELL}`, kind: 'bound', composite: true },
  ];
});

const ladder = LADDER.map(([verb, level, stem, kind]): Verb => ({
  verb,
  force: 'AGREE',
  level,
  stem,
  kind,
  composite: true,
}));

/** Every verb; the first that fits a place is meant. */
export const VERBS: readonly Verb[] = [
  ...composites,
  ...ladder,
  ...PLAIN.map(row('ha', false, null)),
  ...ACTIVITIES.map((verb): Verb => ({
    verb,
    force: 'ACTIVITY',
    level: 0,
    stem: verb,
    kind: 'ha',
    composite: false,
  })),
  ...PROCEDURES.map(row('ha', false, null)),
  ...NATIVE.map(row('native', false, null)),
];

export const PROCEDURAL: ReadonlySet<Force> = new Set(['CHAIR', 'OPEN', 'CLOSE', 'DECLARE', 'READ']);
