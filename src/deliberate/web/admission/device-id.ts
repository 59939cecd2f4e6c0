/** A random UUID where `crypto.randomUUID` is not offered: a hall's own network often has no https. */
export function newDeviceId(): string {
  return idOf(crypto.getRandomValues(new Uint8Array(16)), 4);
}

/**
 * The id of something kept in order: UUID version 7 (RFC 9562), which begins with the time. A million of them side by
 * side in an index are then added at its end and not all over it.
 */
export function newEntryId(now: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let at = 0; at < 6; at += 1) bytes[at] = Math.floor(now / 2 ** (40 - 8 * at)) & 0xff;
  return idOf(bytes, 7);
}

function idOf(bytes: Uint8Array, version: 4 | 7): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
