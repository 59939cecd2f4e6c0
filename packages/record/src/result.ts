/** Why a value could not be had: a stable code for programs and an English detail for logs. */
export type Failure = { readonly ok: false; readonly code: string; readonly detail: string };

/** Expected failures are values; exceptions are for defects only. */
export type Result<T> = { readonly ok: true; readonly value: T } | Failure;

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(code: string, detail: string): Failure {
  return { ok: false, code, detail };
}
