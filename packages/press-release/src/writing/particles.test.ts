import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { particle, withParticle } from './particles.ts';

describe('Korean particles', () => {
  it('follow the final consonant of a syllable', () => {
    expect(['장관', '대표', '사무총장', '교수'].map((word) => withParticle(word, '은/는'))).toEqual([
      '장관은',
      '대표는',
      '사무총장은',
      '교수는',
    ]);
    expect(withParticle('서울', '으로/로')).toBe('서울로');
    expect(withParticle('부산', '으로/로')).toBe('부산으로');
    expect(withParticle('공감', '과/와')).toBe('공감과');
  });

  it('follow the sound of letters and digits', () => {
    expect(['WHO', 'UN', 'ITU', 'ISOC', 'SIPRI', 'ADL'].map((word) => withParticle(word, '이/가'))).toEqual([
      'WHO가',
      'UN이',
      'ITU가',
      'ISOC가',
      'SIPRI가',
      'ADL이',
    ]);
    expect(
      ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'].map((digit) => particle(digit, '을/를')).join(' '),
    ).toBe('을 를 을 를 를 을 을 을 를 을');
    expect(withParticle('Open Gauge Forum', '은/는')).toBe('Open Gauge Forum은');
  });

  it('look through brackets and quotation marks', () => {
    expect(withParticle('국제하천기구(IRO)', '은/는')).toBe('국제하천기구(IRO)는');
    expect(withParticle('「세계대화」', '이/가')).toBe('「세계대화」가');
    expect(withParticle('‘물과 평화’', '을/를')).toBe('‘물과 평화’를');
  });

  it('is always one of the pair', () => {
    fc.assert(fc.property(fc.string(), (word) => ['은', '는'].includes(particle(word, '은/는'))));
  });
});
