type Fields = Readonly<Record<string, string>>;

/** The words of a form by language: its fields `words_ko`, `words_en` and so on, without those left empty. */
export function wordsIn(fields: Fields, name = 'words'): Record<string, string> {
  const prefix = `${name}_`;
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([field, text]) => field.startsWith(prefix) && text !== '')
      .map(([field, text]) => [field.slice(prefix.length), text]),
  );
}

export function correctionInput(fields: Fields, interventionId: string) {
  return {
    interventionId,
    texts: wordsIn(fields),
    authenticLanguage: fields['authenticLanguage'],
    textKind: fields['textKind'],
  };
}

/** What the secretariat's form says; `recordMode` left empty leaves it to the session. */
export function recordInput(fields: Fields, editionId: string) {
  return {
    editionId,
    sessionId: fields['sessionId'],
    personId: fields['personId'],
    texts: wordsIn(fields),
    authenticLanguage: fields['authenticLanguage'],
    textKind: fields['textKind'],
    delivery: fields['delivery'],
    force: fields['force'] || null,
    recordMode: fields['recordMode'] || null,
    agendaItemId: fields['agendaItemId'] || null,
    source: fields['requestId'] ? { kind: 'floor', requestId: fields['requestId'] } : null,
  };
}
