/** What the desk's forms send, as the commands want it. */
type Fields = Readonly<Record<string, string>>;

/** The two languages of a form: `titleKo` and `titleEn` for `title`. */
export function bothOf(fields: Fields, name: string): { ko: string; en: string } {
  return { ko: fields[`${name}Ko`] ?? '', en: fields[`${name}En`] ?? '' };
}

/** `position/<id>` as kind and id; what is malformed stays so and is refused by the command's schema. */
export function chosen(value: string | undefined): { kind: string; id: string } {
  const [kind = '', id = ''] = (value ?? '').split('/');
  return { kind, id };
}

export const paragraphFrom = (fields: Fields) => ({
  kind: fields['kind'],
  language: fields['language'],
  texts: bothOf(fields, 'text'),
  ...(fields['afterId'] ? { afterId: fields['afterId'] } : {}),
  ...(fields['seenAt'] ? { seenAt: fields['seenAt'] } : {}),
});
