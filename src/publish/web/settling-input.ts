import { LANGUAGES } from '#kernel/domain/bilingual.ts';

/** The form of the desk as the command takes it. */
export function settlingInput(editionId: string, fields: Readonly<Record<string, string>>): object {
  const reason = Object.fromEntries(LANGUAGES.map((lang) => [lang, fields[`reason_${lang}`] ?? '']));
  return { editionId, incident: fields['incident'] ?? '', reason, confirmed: fields['confirmed'] === 'yes' };
}
