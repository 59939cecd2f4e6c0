import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOneLine, paragraph, TERMINAL_WIDTH, widthOf } from './terminal-lines.ts';

describe('lines of a terminal', () => {
  test('counts two columns for Hangul, ideographs and pictures, none for marks', () => {
    expect([widthOf('abc'), widthOf('마당'), widthOf('計程車'), widthOf('é'), widthOf('🌊')]).toEqual([
      3, 4, 6, 1, 2,
    ]);
  });

  test('break between words, and within a text that has no spaces', () => {
    expect(paragraph(`${'word '.repeat(20)}end`, { lead: '* ' })).toEqual([
      `* ${Array(15).fill('word').join(' ')}`,
      `  ${[...Array(5).fill('word'), 'end'].join(' ')}`,
    ]);
    expect(paragraph(`#84 ${'計'.repeat(50)}`, { lead: '' })).toEqual([
      `#84 ${'計'.repeat(38)}`,
      '計'.repeat(12),
    ]);
  });

  test('end in an ellipsis where there would be too many', () => {
    const lines = paragraph('a'.repeat(300), { lead: '', linesMax: 2 });
    expect(lines).toEqual(['a'.repeat(80), `${'a'.repeat(79)}…`]);
  });

  test('never exceed the width and lose nothing but spaces', () => {
    const word = fc.string({ unit: fc.constantFrom('a', '가', '計', 'é', '🌊', '-'), maxLength: 60 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), fc.constantFrom('', '  ', '      '), (words, lead) => {
        const lines = paragraph(words.join(' '), { lead });
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(TERMINAL_WIDTH);
        expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
      }),
    );
  });

  test('take nothing that could steer a terminal or turn the text', () => {
    expect(inOneLine('red \u001b[31mtext\r\n\u202eover')).toBe('red [31mtext over');
  });
});
