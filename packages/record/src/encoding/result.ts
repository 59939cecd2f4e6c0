/** Why a value could not be had: a stable code for programs and an English detail for logs. */
export type Failure<Code extends string = string> = {
  readonly ok: false;
  readonly code: Code;
  readonly detail: string;
};

/** Expected failures are values; exceptions are for defects only. */
export type Result<T, Code extends string = string> =
  { readonly ok: true; readonly value: T } | Failure<Code>;

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<Code extends string>(code: Code, detail: string): Failure<Code> {
  return { ok: false, code, detail };
}
