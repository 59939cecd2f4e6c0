/** What the driver, the network or the server says when there is nobody to ask: refused, gone, not yet up, no such account. */
const UNREACHABLE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '28P01',
  '28000',
  '3D000',
  '57P01',
  '57P02',
  '57P03',
]);

/** Whether an error tells of a database that cannot be reached rather than of a defect. */
export function isUnreachable(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && UNREACHABLE_CODES.has(String(error.code));
}
