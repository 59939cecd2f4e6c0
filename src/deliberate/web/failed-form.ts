/** A form of a list that was refused, with what was typed into it. */
export type FailedForm = {
  readonly refusal: string;
  readonly entered: Readonly<Record<string, string>>;
};

/**
 * What was refused of this very form, so that it is open again where it stands and nothing is typed twice; `form` is
 * what it sends hidden and no other form of the page sends.
 */
export function failedHere(
  failed: FailedForm | null,
  form: Readonly<Record<string, string>>,
): FailedForm | null {
  const isThis = Object.entries(form).every(([name, value]) => failed?.entered[name] === value);
  return isThis ? failed : null;
}

/** What a page's action gave back, where it was a refusal. */
export function failedIn(form: Partial<FailedForm> | null): FailedForm | null {
  const { refusal, entered = {} } = form ?? {};
  return refusal ? { refusal, entered } : null;
}
