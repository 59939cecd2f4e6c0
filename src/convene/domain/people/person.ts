/** One name of a person: a script, whether it is the usual one, and where the form comes from. */
export type PersonName = {
  readonly language: string;
  readonly script: string;
  readonly kind: 'usual' | 'alias' | 'transliteration';
  readonly text: string;
  readonly source: string | null;
};

/** The name to show a reader: in their language if there is one, else the usual one. */
export function nameFor(names: readonly PersonName[], lang: string): string {
  const own = names.find(({ language, kind }) => language === lang && kind !== 'alias');
  const usual = names.find(({ kind }) => kind === 'usual');
  return (own ?? usual ?? names[0])?.text ?? '';
}
