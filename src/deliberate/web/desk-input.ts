import { instantIn } from '#convene/domain/forum/zoned-time.ts';
import { PROOF_BITS } from '../domain/deliberate-limits.ts';

type Fields = Readonly<Record<string, string>>;

/** Fields of texts in other languages than the house's own are called this and the language. */
export const OTHER_TEXT = 'text-';

/** A sentence in both languages and whichever others it has, with the one it was written in and what it belongs to. */
export function wordsFrom(fields: Fields) {
  const { ko = '', en = '', authenticLanguage = '', positionId, interventionId, kind, quote } = fields;
  const { reasonId } = fields;
  const others = Object.entries(fields).flatMap(([name, text]) =>
    name.startsWith(OTHER_TEXT) ? [[name.slice(OTHER_TEXT.length), text] as const] : [],
  );
  return {
    texts: { ko, en, ...Object.fromEntries(others) },
    authenticLanguage,
    ...(positionId ? { positionId } : {}),
    ...(interventionId ? { interventionId } : {}),
    ...(kind ? { kind } : {}),
    ...(quote ? { quote } : {}),
    ...(reasonId ? { reasonId } : {}),
  };
}

/** The language of a form that offers some and takes any other by its code. */
export function languageFrom({ language = '', otherLanguage = '' }: Fields): string {
  return otherLanguage === '' ? language : otherLanguage;
}

/** A sentence in one language, as somebody proposes it. */
export function sentenceFrom(fields: Fields) {
  const language = languageFrom(fields);
  const { text = '', positionId, interventionId, quote } = fields;
  return {
    texts: { [language]: text },
    authenticLanguage: language,
    ...(positionId ? { positionId } : {}),
    ...(interventionId ? { interventionId } : {}),
    ...(quote ? { quote } : {}),
  };
}

/** The parts of a sentence, in the order of the form, without those left empty. */
export function partsFrom(fields: Fields, most: number) {
  const authenticLanguage = fields['language'] ?? '';
  return Array.from({ length: most }, (_, at) => fields[`part${at + 1}`] ?? '')
    .filter((text) => text !== '')
    .map((text) => ({ texts: { [authenticLanguage]: text }, authenticLanguage }));
}

/** Why, from a form: a reason of the catalogue where one was chosen, and words in both languages. */
export function reasonFrom({ reasonKo = '', reasonEn = '', reasonCode }: Fields) {
  return { reason: { ko: reasonKo, en: reasonEn }, ...(reasonCode ? { reasonCode } : {}) };
}

/** Why a reason is kept back, from the same fields. */
export function keepingBackFrom(fields: Fields) {
  const { reason, reasonCode } = reasonFrom(fields);
  return {
    reasonId: fields['reasonId'],
    why: reason,
    ...(reasonCode === undefined ? {} : { whyCode: reasonCode }),
    erase: 'erase' in fields,
  };
}

/** A batch of invitation codes as the form asks for it. */
export function invitationsFrom(fields: Fields, timeZone: string) {
  const { deliberationId, label = '', count = '', peopleMax = '', expiresAt = '' } = fields;
  return {
    ...{ deliberationId, label },
    count: Number(count || Number.NaN),
    peopleMax: Number(peopleMax || Number.NaN),
    expiresAt: expiresAt === '' ? null : (instantIn(timeZone, expiresAt) ?? expiresAt),
  };
}

/** The rules as the form gives them; times are wall clock times where the forum meets. */
export function rulesFrom(fields: Fields, timeZone: string) {
  const { titleKo = '', titleEn = '', opensAt = '', closesAt = '', embedOrigins = '' } = fields;
  const { who, groupSizeMin = '', publicSizeMin = '' } = fields;
  // What is no time stays what it is, so that the refusal can say so.
  const moment = (at: string) => (at === '' ? null : (instantIn(timeZone, at) ?? at));
  return {
    titles: { ko: titleKo, en: titleEn },
    publicStratum: who === 'public' || who === 'invited',
    invitedOnly: who === 'invited',
    proofBits: 'proof' in fields ? PROOF_BITS : 0,
    reasonsShown: 'reasonsShown' in fields,
    proposing: fields['proposing'],
    answersShown: fields['answersShown'],
    visibility: fields['visibility'],
    resultsShown: fields['resultsShown'],
    groupSizeMin: Number(groupSizeMin || Number.NaN),
    publicSizeMin: Number(publicSizeMin || Number.NaN),
    opensAt: moment(opensAt),
    closesAt: moment(closesAt),
    embedOrigins: embedOrigins.split(/\s+/).filter((origin) => origin !== ''),
  };
}
