import { expect, it } from 'vitest';
import { numbered, type ParagraphKind } from './outcome-text.ts';

it('numbers preambular and operative paragraphs apart, and headings not at all', () => {
  const kinds: ParagraphKind[] = ['heading', 'preambular', 'preambular', 'heading', 'operative', 'operative'];
  const numbers = numbered(kinds.map((kind) => ({ kind }))).map(({ number }) => number);
  expect(numbers).toEqual([null, 1, 2, null, 1, 2]);
});
