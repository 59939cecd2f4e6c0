import { getContext, setContext } from 'svelte';

/** Which field of a form was refused and what is wrong with it, and how to say that there is a way to it. */
export type RefusedHere = {
  readonly field: string;
  readonly what: string;
  readonly entered: Readonly<Record<string, string>>;
};

/** By this the way to the field leads there, whichever it is: there is one on a page. */
export const REFUSED_ID = 'refused-field';
const KEY = Symbol('refused field');
type Told = () => RefusedHere | null;

/** Tells all fields below. A form of which a page has several tells its own only what was refused of itself. */
export function tellFields(refused: Told): void {
  setContext(KEY, refused);
}

/** The same for a form among others like it: what was refused is told on only where it was this one. */
export function tellOnlyIf(isThis: () => boolean): void {
  const above = toldFields();
  setContext(KEY, () => (isThis() ? above() : null));
}

function toldFields(): Told {
  return getContext<Told | undefined>(KEY) ?? (() => null);
}

/** For a field: what is wrong with it, or null. What stands there must be what was sent. */
export function refusedHere(): (name: string, value: string) => string | null {
  const told = toldFields();
  return (name, value) => {
    const refused = told();
    return refused?.field === name && refused.entered[name] === value.trim() ? refused.what : null;
  };
}
