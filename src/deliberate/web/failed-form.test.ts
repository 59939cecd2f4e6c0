import { describe, expect, it } from 'vitest';
import { failedHere } from './failed-form.ts';

describe('a refused form of a list', () => {
  const failed = {
    refusal: 'Too long.',
    entered: { positionId: 's1', event: 'moderate_out', reasonKo: '길다' },
  };
  it('is found again by its position and what it would have done', () => {
    expect(failedHere(failed, { positionId: 's1', event: 'moderate_out' })).toBe(failed);
  });
  it('is no other form of the same position, nor the same of another', () => {
    expect(failedHere(failed, { positionId: 's1', event: 'withdraw' })).toBeNull();
    expect(failedHere(failed, { positionId: 's2', event: 'moderate_out' })).toBeNull();
    expect(failedHere(failed, { positionId: 's1', about: 'person' })).toBeNull();
    expect(failedHere(null, { positionId: 's1', event: 'moderate_out' })).toBeNull();
  });
});
