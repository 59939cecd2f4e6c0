/** Longer sentences say more than who somebody is. */
const CHARACTERS_MAX = 160;

/** Who wants, ought or believes something states an opinion, however the sentence begins. */
const OPINION =
  /\b(should|must|need|needs|ought|want|would|will|hope|wish|believe|think|prefer|support|favou?r|oppose|opposed|against|worried|concerned|believer|supporter|opponent|advocate|fan|because|but(?! (?:less|under|below|not))|rather|prepared|willing|ready|soll|sollte|sollen|muss|müssen|will|bereit|gegen|dafür|weil|aber)\b|해야|바란|바랍|원한|원합|생각|때문/i;

const SELF = "(?:I am|I'm)";
const KIND =
  'an? |one of |between |under |over |above |aged |about |around |either |older |younger |\\d|from |based in |born |male|female|non-?binary|trans|gay|lesbian|bisexual|straight|single|married|divorced|widowed|retired|employed|self-employed|unemployed|disabled|of \\w';
const DONE =
  'live|lived|reside|was born|grew up|work|worked|study|identify as|consider myself|own|rent|voted|did not vote|have lived|have worked|have (?:no |an? |\\d+ )?(?:child|children|kids|dependents|degree|disability|car|pet|mortgage)|have personally experienced|had at least|do now or have|speak|can speak|access tap\\w*|have access to';
const MINE =
  "age|gender|sex|ethnicity|race|religion|nationality|citizenship|native language|mother tongue|(?:(?:annual|personal|family|household(?:'s)?) )?income|household|highest|occupation|profession|level of education|marital status|post ?code|zip code";

const PERSONAL: readonly RegExp[] = [
  new RegExp(`^${SELF} (?:currently |now |still )?(?:${KIND})`, 'i'),
  new RegExp(`^I (?:currently |now |still |have always )?(?:${DONE})\\b`, 'i'),
  new RegExp(`^My (?:${MINE})\\b.*\\b(?:is|are|was|has|lies|falls)\\b`, 'i'),
  /^I've (?:lived|worked|changed my mind about my vote)\b/i,
  /^Ich (?:lebe|wohne|arbeite|studiere|besitze|miete)\b/i,
  /^Ich bin (?:\d|zwischen|unter|über|älter|jünger|männlich|weiblich|divers|eine? |(?:Ver)?mieter|Eigentümer|Student|Schüler|Pensionist|Rentner|Landwirt|selbst?ständig|angestellt|arbeitslos)/i,
  /^(?:저는|나는|제가|내가) .*(?:살고 있|거주하|거주합|거주 중|삽니다|산다|근무하|근무합|재학 중|\d+대|여성|남성|학생|대학생|직장인|공무원|농민|농업인|어민|자영업자|학부모|주민|외국인|장애인)(?:습니다|입니다|이다|고 있습니다|니다|이에요|예요|다)?[.!]?$/,
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
