/** The calendar day (`YYYY-MM-DD`) of an instant in a time zone. */
export function dayIn(timeZone: string, at: Date): string {
  // The Swedish locale writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);
}

/** A calendar day in words with its weekday: `2021년 11월 16일 (화)`, `Tuesday 16 November 2021`. */
export function dayInWords(day: string, lang: 'ko' | 'en'): string {
  const at = new Date(`${day}T12:00:00Z`);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(lang === 'ko' ? 'ko-KR' : 'en-GB', { timeZone: 'UTC', ...options }).format(at);
  if (lang === 'ko') {
    return `${part({ year: 'numeric', month: 'long', day: 'numeric' })} (${part({ weekday: 'short' })})`;
  }
  return part({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** A span of days, saying the shared parts once: `16–17 November 2021`. */
export function spanInWords(from: string, to: string | null, lang: 'ko' | 'en'): string {
  if (to === null || to === from) return dayInWords(from, lang);
  const format = new Intl.DateTimeFormat(lang === 'ko' ? 'ko-KR' : 'en-GB', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  });
  return format.formatRange(new Date(`${from}T12:00:00Z`), new Date(`${to}T12:00:00Z`));
}

/** A moment with its zone named: `한국 시간 2026년 11월 24일 (화) 오후 3:00`, `Tue, 24 November 2026 at 15:00 GMT+9`. */
export function momentInWords(at: Date, timeZone: string, lang: 'ko' | 'en'): string {
  return inWords(at, lang, { timeZone, year: 'numeric', month: 'long' });
}

/** A moment that is near, without its year: `한국 시간 11월 24일 (화) 오후 3:00`. */
export function nearMomentInWords(at: Date, timeZone: string, lang: 'ko' | 'en'): string {
  return inWords(at, lang, { timeZone, month: lang === 'ko' ? 'long' : 'short' });
}

/** The same without its zone, for a column whose head names it. */
export function momentThere(at: Date, timeZone: string, lang: 'ko' | 'en'): string {
  const words = new Intl.DateTimeFormat(LOCALES[lang], {
    ...{ timeZone, year: 'numeric', month: 'long' },
    ...DAY_AND_TIME,
  }).format(at);
  return lang === 'ko' ? weekdayApart(words) : words;
}

/** What a zone is called: 한국 시간, `GMT+9`. */
export function zoneInWords(at: Date, timeZone: string, lang: 'ko' | 'en'): string {
  return lang === 'ko' ? zoneInKorean(at, timeZone) : zoneNamed(at, timeZone, 'en', 'short');
}

const LOCALES = { ko: 'ko-KR', en: 'en-GB' } as const;
const DAY_AND_TIME = { day: 'numeric', weekday: 'short', hour: 'numeric', minute: '2-digit' } as const;

function inWords(
  at: Date,
  lang: 'ko' | 'en',
  options: Intl.DateTimeFormatOptions & { readonly timeZone: string },
): string {
  const whole = { ...options, ...DAY_AND_TIME };
  if (lang === 'en') return new Intl.DateTimeFormat('en-GB', { ...whole, timeZoneName: 'short' }).format(at);
  const words = new Intl.DateTimeFormat('ko-KR', whole).format(at);
  return `${zoneInKorean(at, options.timeZone)} ${weekdayApart(words)}`;
}

/** A weekday of one syllable beside the day of the month reads as a second day: 29일 일. */
function weekdayApart(words: string): string {
  return words.replace(/ ([일월화수목금토]) /, ' ($1) ');
}

/** As Korean readers say it, before the time: 한국 시간, 뉴욕 시간. A zone without such a name is told by its offset. */
function zoneInKorean(at: Date, timeZone: string): string {
  const place = zoneNamed(at, timeZone, 'ko', 'shortGeneric');
  if (place.startsWith('GMT')) return zoneNamed(at, timeZone, 'ko', 'short');
  return place.replace('대한민국', '한국');
}

function zoneNamed(at: Date, timeZone: string, lang: 'ko' | 'en', timeZoneName: 'shortGeneric' | 'short') {
  const parts = new Intl.DateTimeFormat(LOCALES[lang], { timeZone, timeZoneName }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
