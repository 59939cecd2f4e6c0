import { describe, expect, it } from 'vitest';
import type { ImportModel } from './import-model.ts';
import { warningsBeside } from './warnings-beside.ts';

const MODEL: ImportModel = {
  document: {},
  edition: {},
  sessions: [{ start: '0', end: '100' }],
  people: [{ start: '10', end: '20' }],
  interventions: [],
  collective: [],
};
const warning = (start: number) => ({ code: 'x', start, message: 'x', ko: 'x', en: 'x' });

describe('warningsBeside', () => {
  it('puts a warning beside the narrowest item it points into, and the rest at the top', () => {
    const { items, general } = warningsBeside(MODEL, [warning(12), warning(50), warning(500)]);
    expect([...items]).toEqual([
      ['people.0', [warning(12)]],
      ['sessions.0', [warning(50)]],
    ]);
    expect(general).toEqual([warning(500)]);
  });
});
