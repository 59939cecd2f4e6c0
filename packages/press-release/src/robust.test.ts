import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEADS, HOSTILE, repeated } from '../tests/hostile.ts';
import { decodeSource } from './document/decode.ts';
import { readPressRelease } from './read-press-release.ts';
import { SOURCE_BYTES_MAX } from './refusal.ts';
import type { Release } from './release.ts';

const VECTORS = new URL('../vectors/', import.meta.url);
const texts = readdirSync(VECTORS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.txt'))
  .map((name) => {
    const decoded = decodeSource(readFileSync(new URL(name, VECTORS)));
    return decoded.ok ? decoded.text : '';
  });

const refusalOf = (source: Uint8Array | string) => {
  const reading = readPressRelease(source);
  return reading.ok ? null : reading.refusal.code;
};

/** Every text of a reading is what the source says at its offsets, counted in code points. */
function misplaced(release: Release, source: string): unknown[] {
  const points = [...source];
  const quoted = [...release.interventions, ...release.collective, ...release.attachments, ...release.blocks];
  const all = [
    ...quoted,
    ...(release.title === null ? [] : [release.title]),
    ...(release.licence === null ? [] : [release.licence]),
  ];
  return all.filter(({ text, start, end }) => points.slice(start, end).join('') !== text);
}

describe('refusals', () => {
  it('name what is wrong in both languages', () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...new Array(200).fill(0)]);
    const zeros = new Uint8Array(300);
    const noise = Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919 + (at >> 3) * 104729) % 255 || 1);
    expect(refusalOf('')).toBe('empty-source');
    expect(refusalOf(' \n\t \n')).toBe('empty-source');
    expect(refusalOf(png)).toBe('binary-source');
    expect(refusalOf(zeros)).toBe('binary-source');
    expect(['binary-source', 'unknown-encoding']).toContain(refusalOf(noise));
    expect(refusalOf('가'.repeat(SOURCE_BYTES_MAX + 1))).toBe('source-too-large');
    const reading = readPressRelease('');
    expect(reading).toMatchObject({
      ok: false,
      refusal: { message: { ko: expect.any(String), en: expect.any(String) } },
    });
  });

  it('read UTF-16 with and without its mark, and turn away the source of a web page', () => {
    const text = texts.find((one) => /[가-힣]/.test(one)) ?? '';
    const little = Buffer.from(text, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const bytes of [little, big, Buffer.from(`\uFEFF${text}`, 'utf16le')]) {
      const reading = readPressRelease(bytes);
      expect(reading.ok && misplaced(reading.release, text)).toEqual([]);
    }
    const lines = text.split('\n').map((line) => `<p>${line}</p>`);
    expect(refusalOf(`<!DOCTYPE html><html><body>${lines.join('\n')}</body></html>`)).toBe('markup-source');
    expect(refusalOf(lines.join('\n'))).toBe('markup-source');
  });

  it('turn away what is no release of a forum', () => {
    const unrelated = [
      '김치찌개 끓이는 법\n\n1. 돼지고기를 볶는다.\n2. 김치를 넣고 물을 붓는다.\n3. 두부를 넣어 끓인다.',
      '7월 소비자물가 동향\n\n2024.08.02 통계가온청\n\n□ 7월 소비자물가지수는 전월 대비 0.3% 상승하였다.\n\n□ 농산물은 1.2% 하락하였다.  끝.',
      'Lorem ipsum dolor sit amet, consectetur adipiscing elit. '.repeat(40),
      'export function add(a: number, b: number) {\n  return a + b;\n}\n',
      '옛날 옛적에 나무꾼이 살았다. 어느 날 사슴이 달려와 숨겨 달라고 말했다. 나무꾼은 사슴을 숨겨 주었다.',
    ];
    for (const text of unrelated)
      expect([text.slice(0, 20), refusalOf(text)]).toEqual([text.slice(0, 20), 'not-a-forum-release']);
  });
});

describe('offsets', () => {
  it('point at the text in every vector', () => {
    for (const text of texts) {
      const reading = readPressRelease(text);
      if (reading.ok) expect(misplaced(reading.release, text)).toEqual([]);
    }
  });

  it('count code points, past astral characters and decomposed syllables', () => {
    for (const text of texts) {
      const astral = `𝒜😀 안내\n\n${text}`;
      const decomposed = text.normalize('NFD');
      for (const source of [astral, decomposed]) {
        const reading = readPressRelease(source);
        expect(reading.ok).toBe(true);
        if (reading.ok) expect(misplaced(reading.release, source)).toEqual([]);
      }
    }
  });

  it('give the same reading with Windows line ends', () => {
    for (const text of texts) {
      const [unix, windows] = [readPressRelease(text), readPressRelease(text.replaceAll('\n', '\r\n'))];
      if (!unix.ok || !windows.ok) throw new Error(text);
      const speakers = (release: Release) =>
        release.interventions.map((act) => [act.speaker, act.session, act.force]);
      expect(speakers(windows.release)).toEqual(speakers(unix.release));
    }
  });
});

describe('any input', () => {
  const source = fc.constantFrom(...texts);
  const scrap = fc.constantFrom(
    '□ ',
    'ㅇ ',
    '※',
    '“',
    '”',
    '‘',
    '(',
    ')',
    '라고 강조하였다.',
    ' 장관은 ',
    '?',
    '\n',
    '11.16.(화)',
    '제1차 「',
    '」',
    '다며 ',
    '등이 참석하여 ',
    ',',
    '. ',
    '\u0000',
    '가'.repeat(300),
    '😀',
    'of the ',
  );

  it('is read or refused, never thrown at, however it is cut and patched', () => {
    fc.assert(
      fc.property(
        source,
        fc.nat(4000),
        fc.nat(4000),
        fc.array(scrap, { maxLength: 12 }),
        (text, from, length, scraps) => {
          const cut = text.slice(0, from) + scraps.join('') + text.slice(from + length);
          const reading = readPressRelease(cut);
          if (reading.ok) {
            expect(misplaced(reading.release, cut)).toEqual([]);
            const ids = new Set(reading.release.sessions.map((session) => session.id));
            for (const act of reading.release.interventions)
              if (act.session !== null) expect(ids.has(act.session)).toBe(true);
          }
        },
      ),
      { numRuns: 250 },
    );
  });

  it('never makes agreement out of discussion', () => {
    const activity = fc.constantFrom('논의', '모색', '협의', '교환', '점검', '청취', '토의');
    const object = fc.constantFrom(
      '협력 방안을',
      '공동 선언의 채택을',
      '합의 도출 방안을',
      '공감대 확산을',
      '의견을',
    );
    const subject = fc.constantFrom('참석자들은', '양측은', '회원국들은', '이번 포럼은');
    fc.assert(
      fc.property(subject, object, activity, (who, what, verb) => {
        const text = `제1차 「물포럼」 개최 결과\n\n2024.10.25 가온부\n\n□ 가온부는 10.23.(수) 제1차 「물포럼」을 개최하였다.\n\n□ ${who} ${what} ${verb}하였다.  끝.`;
        const reading = readPressRelease(text);
        if (!reading.ok) throw new Error(text);
        for (const act of reading.release.collective) expect([act.force, act.level]).toEqual(['ACTIVITY', 0]);
      }),
      { numRuns: 60 },
    );
  });

  // Whether the work grows in proportion is measured by the benchmark; here it only has to come to an end.
  it.each(HOSTILE.map((unit) => [unit.slice(0, 16), unit]))('ends on text made of “%s”', (_name, unit) => {
    for (const head of HEADS) expect(() => readPressRelease(repeated(head, unit, 25_000))).not.toThrow();
  });
});
