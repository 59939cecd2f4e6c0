import { instantIn } from '#convene/domain/zoned-time.ts';

type Fields = Readonly<Record<string, string>>;

/** A sentence in both languages with the one it was written in, and what it belongs to. */
export function wordsFrom(fields: Fields) {
  const { ko = '', en = '', authenticLanguage = '', positionId, interventionId, kind } = fields;
  return {
    texts: { ko, en },
    authenticLanguage,
    ...(positionId ? { positionId } : {}),
    ...(interventionId ? { interventionId } : {}),
    ...(kind ? { kind } : {}),
  };
}

/** The rules as the form gives them; the closing time is a wall clock time where the forum meets. */
export function rulesFrom(fields: Fields, timeZone: string) {
  const { titleKo = '', titleEn = '', closesAt = '', groupSizeMin = '', publicSizeMin = '' } = fields;
  return {
    titles: { ko: titleKo, en: titleEn },
    publicStratum: fields['who'] === 'public',
    resultsShown: fields['resultsShown'],
    groupSizeMin: Number(groupSizeMin || Number.NaN),
    publicSizeMin: Number(publicSizeMin || Number.NaN),
    // What is no time stays what it is, so that the refusal can say so.
    closesAt: closesAt === '' ? null : (instantIn(timeZone, closesAt) ?? closesAt),
  };
}
