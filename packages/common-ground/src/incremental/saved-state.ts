/** Reactions as they are saved: rows packed in 32 bits, ids and masks beside them. */
export type SavedState = {
  readonly participantIds: readonly string[];
  readonly positionIds: readonly string[];
  readonly masked: { readonly positions: readonly string[]; readonly participants: readonly string[] };
  readonly starts: Uint32Array;
  readonly cells: ArrayLike<number>;
};

const MAGIC = 'madang common-ground state 1\n';
const WORD = 4;

/** A line that names the format, the length of the JSON head, the head, then starts and cells, little-endian. */
export function encodeState({ starts, cells, ...head }: SavedState): Uint8Array {
  const magic = new TextEncoder().encode(MAGIC);
  const json = new TextEncoder().encode(JSON.stringify(head));
  const bytes = new Uint8Array(magic.length + WORD + json.length + (starts.length + cells.length) * WORD);
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  view.setUint32(magic.length, json.length, true);
  bytes.set(json, magic.length + WORD);
  let at = magic.length + WORD + json.length;
  for (const words of [starts, cells]) {
    for (let i = 0; i < words.length; i += 1, at += WORD) view.setUint32(at, words[i] ?? 0, true);
  }
  return bytes;
}

export function decodeState(bytes: Uint8Array): SavedState {
  const magic = new TextDecoder().decode(bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC) throw new Error('not a saved state of common-ground, or one of another version');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const jsonLength = view.getUint32(MAGIC.length, true);
  const from = MAGIC.length + WORD;
  // Only encodeState writes after this magic line; its head has exactly these fields.
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(from, from + jsonLength))) as Omit<
    SavedState,
    'starts' | 'cells'
  >;
  let at = from + jsonLength;
  const word = (): number => {
    const value = view.getUint32(at, true);
    at += WORD;
    return value;
  };
  const starts = Uint32Array.from({ length: head.participantIds.length + 1 }, word);
  const cells = Uint32Array.from({ length: starts.at(-1) ?? 0 }, word);
  return { ...head, starts, cells };
}
