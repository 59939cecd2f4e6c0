import type { Row } from '../live.bench.ts';
export async function fanOutRows(): Promise<Row[]> {
  return [];
}
