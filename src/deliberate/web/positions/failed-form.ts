/** A form of a list that was refused, with what was typed into it. */
export type FailedForm = {
  readonly refusal: string;
  readonly entered: Readonly<Record<string, string>>;
};

type OneForm = { readonly positionId: string } & ({ readonly event: string } | { readonly about: string });

/** What was refused of this very form, so that it is open again where it stands and nothing is typed twice. */
export function failedHere(failed: FailedForm | null, form: OneForm): FailedForm | null {
  const isThis = Object.entries(form).every(([name, value]) => failed?.entered[name] === value);
  return isThis ? failed : null;
}
