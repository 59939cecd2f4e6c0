/*
 * Reads inside the bounds the caller has just checked or built. One function per kind of array, so that each
 * keeps its own type feedback and the hot loops stay as quick as a bare index.
 */

/** Element `index` of a float array; the caller stays within its length. */
export function f64(array: Float64Array, index: number): number {
  return array[index]!; // the caller stays within the array
}

/** Element `index` of an index array; the caller stays within its length. */
export function i32(array: Int32Array, index: number): number {
  return array[index]!; // the caller stays within the array
}

/** Element `index` of a list; the caller stays within its length, and the list has no holes. */
export function item<T>(list: readonly T[], index: number): T {
  return list[index] as T; // the caller stays within the list, which has no holes
}
