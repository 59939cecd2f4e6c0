import type { AgreementLevel, Force } from '../release.ts';

/** An English verb of attribution in the past tense, as releases use it. */
export type EnglishVerb = {
  readonly force: Force;
  readonly level: AgreementLevel | null;
  readonly pattern: string;
};

const OWN =
  "(?:his|her|their|its|the|a|an|strong|deep|firm|sincere|keen|great|serious|grave|government's|Korea's)";
const EXPRESSED = `(?:expressed|conveyed|voiced|reiterated|reaffirmed|extended|offered)(?: ${OWN}){0,3}`;

type Row = readonly [force: Force, pattern: string, level?: AgreementLevel];

const ROWS: readonly Row[] = [
  ['COMMIT', `${EXPRESSED} (?:commitment|willingness|determination|intention|will|resolve)`],
  ['CONCERN', `${EXPRESSED} (?:concerns?|regret|alarm)`],
  ['WELCOME', `${EXPRESSED} (?:gratitude|appreciation|thanks|hope|expectations?|welcome)`],
  ['SUPPORT', `${EXPRESSED} (?:support|endorsement)`],
  ['OBJECT', `${EXPRESSED} (?:opposition|objections?|disapproval)`],
  ['AGREE', 'shared the (?:common )?(?:view|opinion|recognition)', 1],
  [
    'AGREE',
    '(?:shared (?:a|the) (?:common |same )?understanding|were at one in (?:their |the )?understanding|concurred|were of the same (?:view|mind|opinion))',
    2,
  ],
  [
    'AGREE',
    '(?:were of one mind|were united in (?:the|their) view|spoke with one voice|with one voice called)',
    3,
  ],
  ['AGREE', '(?:reached (?:an |no )?(?:agreement|consensus)|came to an agreement|agreed)', 4],
  [
    'AGREE',
    '(?<=(?:did not|could not|failed to|unable to) )(?:agree|reach (?:an )?(?:agreement|consensus))',
    4,
  ],
  ['AGREE', 'adopted', 5],
  ['CRITIQUE', '(?:pointed out|identified|pointed to)'],
  ['URGE', '(?:called (?:on|upon|for)|urged|requested|appealed(?: for| to)?|encouraged|asked(?: for)?)'],
  ['WELCOME', '(?:looked forward to|welcomed|thanked|hoped|anticipated)'],
  [
    'ACTIVITY',
    '(?:exchanged (?:views|opinions|ideas)|discussed|explored|consulted|deliberated|reviewed|examined|sought|considered|debated|listened to|had (?:an )?in-depth discussions?)',
    0,
  ],
  [
    'PRESENT',
    '(?:explained|demonstrated|introduced|presented|shared|briefed|outlined|described|illustrated|announced|unveiled)',
  ],
  ['STRESS', '(?:stressed|emphasi[sz]ed|underscored|underlined|highlighted)'],
  ['CLAIM', '(?:argued|claimed|asserted|maintained|contended)'],
  ['REPRESENT', '(?:represented|spoke for)'],
  ['ASSESS', '(?:assessed|evaluated|diagnosed|judged)'],
  ['FORECAST', '(?:forecast|predicted|projected|foresaw|expected)'],
  ['CONCERN', '(?:warned|cautioned)(?: against| of)?'],
  ['OBJECT', '(?:criticised|criticized|condemned|opposed|objected(?: to)?|rejected|denounced)'],
  ['RAISE', 'raised'],
  ['PROPOSE', '(?:proposed|suggested|recommended|put forward)'],
  ['COMMIT', '(?:pledged|promised|committed|vowed|undertook)'],
  ['SUPPORT', '(?:supported|endorsed|backed|defended|joined)'],
  ['CONFIRM', '(?:confirmed|reaffirmed|reconfirmed|affirmed)'],
  ['CHAIR', '(?:chaired|co-chaired|moderated|presided over)'],
  ['READ', '(?:read out|read)(?= (?:the|a|his|her)[^.]{0,60}on behalf)'],
  ['DECLARE', 'declared'],
  ['CLOSE', '(?:closed|concluded|wrapped up)(?= the)'],
  ['OPEN', '(?:opened|inaugurated)(?= the)'],
  [
    'STATE',
    '(?:stated|said|mentioned|noted|remarked|added|observed|told|commented|recalled|acknowledged|pointed to|explained that)',
  ],
];

export const ENGLISH_VERBS: readonly EnglishVerb[] = ROWS.map(([force, pattern, level]) => ({
  force,
  pattern,
  level: level ?? null,
}));
export const ENGLISH_PROCEDURAL: ReadonlySet<Force> = new Set(['CHAIR', 'READ', 'OPEN', 'CLOSE', 'DECLARE']);
