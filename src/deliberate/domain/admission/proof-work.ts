/**
 * What a new device is asked for: a number that makes the hash of its id begin with zeros. The id is the device's own,
 * so that one piece of work lets in one visitor, however often it is shown. Leading zero bits of SHA-256.
 */
export function workText(deliberationId: string, visitorId: string, work: number): string {
  return `madang.work/v1\n${deliberationId}\n${visitorId}\n${work}`;
}

export function leadingZeroBits(hash: Uint8Array): number {
  let bits = 0;
  for (const byte of hash) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}
