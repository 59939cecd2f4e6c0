import { expect, it } from 'vitest';
import { sealedTexts } from './sealed-texts.ts';

it('gives each language of a text a field of its own', () => {
  expect(sealedTexts('reason', { ko: '때가 되었다.', 'zh-Hant': '時候到了。' })).toEqual({
    reason_ko: { value: '때가 되었다.', open: true },
    'reason_zh-hant': { value: '時候到了。', open: true },
  });
});
