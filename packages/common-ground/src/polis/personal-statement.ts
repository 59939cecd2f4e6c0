/** Longer sentences say more than who somebody is. */
const CHARACTERS_MAX = 160;

/** Who wants, ought or believes something states an opinion, however the sentence begins. */
const OPINION =
  /\b(should|must|need|needs|ought|want|would|will|hope|wish|believe|think|prefer|support|favou?r|oppose|opposed|against|worried|concerned|believer|supporter|opponent|advocate|fan|because|but(?! (?:less|under|below|not))|rather|prepared|willing|ready|soll|sollte|sollen|muss|müssen|will|bereit|gegen|dafür|weil|aber)\b|해야|바란|바랍|원한|원합|생각|때문/i;

const SELF = "(?:I am|I'm)";
const KIND =
  'an? |one of |between |under |over |above |aged |about |around |either |older |younger |\\d|from |based in |born |male|female|non-?binary|trans|gay|lesbian|bisexual|straight|single|married|divorced|widowed|retired|employed|self[- ]?employed|unemployed|disabled|of \\w';
const DONE =
  'live|lived|reside|was born|grew up|work|worked|study|identify as|consider myself|own|rent|voted|did not vote|volunteer|attend|have (?:lived|worked|voted|moved|read|written|sold|bought|attended|volunteered)|have (?:no |an? |\\d+ )?(?:child|children|kids|dependents|degree|disability|car|pet|mortgage)|have personally experienced|had at least|do now or have|speak|can speak|access tap\\w*|have access to';
const MINE =
  "age|gender|sex|ethnicity|race|religion|nationality|citizenship|native language|mother tongue|(?:(?:annual|personal|family|household(?:'s)?) )?income|household|highest|occupation|profession|level of education|marital status|(?:(?:primary|main|permanent) )?residence|post ?code|zip code";

/** Whole sentences only: who is working *on* something says more. */
const WORK =
  '(?:working|studying|looking for (?:work|a job)|out of work)(?: (?:full|part)[- ]time)?(?: (?:as|at|in) [^,;]+)?';
const PAYMENT =
  "(?:an? |the |some |any |some form of |some kind of )?(?:[\\w'-]+ ){0,2}(?:allowance|pension|superannuation|(?:unemployment|housing|sickness|disability|welfare|state) benefit|a benefit)s?";

const PERSONAL: readonly RegExp[] = [
  new RegExp(`^${SELF} (?:currently |now |still )?(?:${KIND})`, 'i'),
  new RegExp(`^${SELF} (?:not )?(?:currently |now |still )?${WORK}[.!]?$`, 'i'),
  new RegExp(
    `^(?:${SELF} (?:receiving|on)|I (?:receive|have received))(?: or have received)? ${PAYMENT}[.!]?$`,
    'i',
  ),
  new RegExp(`^${SELF} (?:not )?(?:registered|eligible|entitled) to vote\\b[^,;]*$`, 'i'),
  new RegExp(`^I (?:currently |now |still |have always )?(?:${DONE})\\b`, 'i'),
  /^I (?:always|usually|often|sometimes|rarely|never) (?:just )?vote\b/i,
  // What somebody knows is no opinion either, and everybody would agree on it.
  /^I (?:can explain\b|have an? (?:good|basic) understanding of\b|understand (?:how|what)\b[^,;]* (?:works?|does)[.!]?$)/i,
  new RegExp(`^My (?:${MINE})\\b.*\\b(?:is|are|was|has|lies|falls)\\b`, 'i'),
  /^I've (?:lived|worked|changed my mind about my vote)\b/i,
  /^Ich (?:lebe|wohne|arbeite|studiere|besitze|miete)\b/i,
  /^Ich bin (?:\d|zwischen|unter|über|älter|jünger|männlich|weiblich|divers|eine? |(?:Ver)?mieter|Eigentümer|Student|Schüler|Pensionist|Rentner|Landwirt|selbst?ständig|angestellt|arbeitslos|(?:nicht )?(?:berufs|erwerbs)tätig|in (?:Ausbildung|Pension|Rente|Karenz)|verheiratet|ledig)/i,
  /^Ich habe (?:keine |\d+ |eine? |zwei |drei )?(?:Kind(?:er)?|Behinderung)[.!]?$/i,
  /^(?:저는|나는|제가|내가) (?:.* )?(?:[가-힣]*(?:연금|수당|급여|지원금)[을를] 받고 있|(?:자녀|아이)가 (?:있|없)|일하고 있|(?:직장|회사|학교|대학)에 다니고 있|구직 중|취업 준비 중|무직|은퇴했|미혼|기혼)(?:습니다|입니다|이다|다|어요|이에요|예요)[.!]?$/,
  /^(?:저는|나는|제가|내가) .*(?:살고 있|거주하|거주합|거주 중|삽니다|산다|근무하|근무합|재학 중|\d+[대세](?: (?:이상|이하|미만|초반|중반|후반))?|여성|남성|학생|대학생|직장인|공무원|농민|농업인|어민|자영업자|학부모|주민|외국인|장애인)(?:습니다|입니다|이다|고 있습니다|니다|이에요|예요|다)?[.!]?$/,
];

/**
 * Whether a sentence says who somebody is (age, home, work, vote) rather than what they think. By its wording, so it
 * can err; it errs towards opinion. English, German and Korean.
 */
export function isAboutOneself(body: string): boolean {
  const plain = body
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^[\s"“]*(?:\d+[.)] )?/, '')
    .trim();
  if (plain.length > CHARACTERS_MAX || OPINION.test(plain)) return false;
  return PERSONAL.some((pattern) => pattern.test(plain));
}
