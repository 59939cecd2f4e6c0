import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conversationFiles, expectedSets, hasSharedPolis } from '../../tests/shared-polis.ts';
import { polisMilliseconds, readPolisExport, writePolisExport, type PolisFiles } from './polis-export.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function valueOf(files: PolisFiles) {
  const read = readPolisExport(files);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.value;
}

const COMMENTS = 'timestamp,comment-id,author-id,agrees,disagrees,moderated,comment-body\n';
const MATRIX = 'participant,group-id,n-comments,n-votes,n-agree,n-disagree,10,2,7\n';

describe('a Polis export', () => {
  test('is read with unsorted columns and blanks as never shown', () => {
    const { store, publishedGroups } = valueOf({
      'participants-votes.csv': encode(MATRIX + '5,0,0,2,1,1,1,,-1\n3,,0,1,0,0,,0,\n'),
    });
    expect([...store.reactionsOf('5')]).toEqual([
      ['7', -1],
      ['10', 1],
    ]);
    expect([...store.reactionsOf('3')]).toEqual([['2', 0]]);
    expect([...publishedGroups]).toEqual([['5', '0']]);
  });

  test('is read from its votes when the matrix is missing: the last in time counts, in seconds or milliseconds', () => {
    const votes =
      'timestamp,datetime,comment-id,voter-id,vote\n1651045900,x,0,1,1\n1651045893819,x,0,1,-1\n1651045901,x,1,1,0\n';
    expect([...valueOf({ 'votes.csv': encode(votes) }).store.reactionsOf('1')]).toEqual([
      ['0', 1],
      ['1', 0],
    ]);
    expect([polisMilliseconds(1_651_045_893), polisMilliseconds(1_651_045_893_819)]).toEqual([
      1_651_045_893_000, 1_651_045_893_819,
    ]);
  });

  test('keeps newlines and quotation marks in bodies', () => {
    const files = {
      'comments.csv': encode(COMMENTS + '1,0,2,0,0,1,"He said ""no"",\nthen left"\n'),
      'participants-votes.csv': encode(MATRIX),
    };
    const value = valueOf(files);
    expect(value.statements.get('0')?.body).toBe('He said "no",\nthen left');
    expect(writePolisExport(value.export)).toEqual(files);
  });

  test('of any fields comes back byte for byte', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', '한', '😀') });
    fc.assert(
      fc.property(fc.array(field, { maxLength: 8 }), (bodies) => {
        const rows = bodies.map(
          (body, i) => `1,${i},2,0,0,1,${/[",\r\n]/.test(body) ? `"${body.replaceAll('"', '""')}"` : body}\n`,
        );
        const files = {
          'comments.csv': encode(COMMENTS + rows.join('')),
          'participants-votes.csv': encode(MATRIX),
        };
        const value = valueOf(files);
        expect([...value.statements.values()].map(({ body }) => body)).toEqual(bodies);
        expect(writePolisExport(value.export)).toEqual(files);
      }),
    );
  });

  const written: readonly (readonly [string, (text: string) => string])[] = [
    ['with carriage returns', (text) => text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', (text) => `\uFEFF${text}`],
    ['without a last line end', (text) => text.trimEnd()],
    ['with every field quoted', (text) => text.replaceAll(/[^,\n]+/g, '"$&"')],
    ['with every body quoted', (text) => text.replaceAll(/body \d+/g, '"$&"')],
    ['with some fields quoted', (text) => text.replaceAll(/body 2|summary/g, '"$&"')],
  ];
  test.each(written)('%s comes back byte for byte', (_name, change) => {
    const bodies = [1, 2, 3].map((n) => `1,${n},2,0,0,1,body ${n}\n`).join('');
    const files = {
      'summary.csv': encode(change('topic,summary\nurl,x\n')),
      'comments.csv': encode(change(COMMENTS + bodies)),
      'participants-votes.csv': encode(change(MATRIX + '5,0,0,2,1,1,1,,-1\n3,,0,1,0,0,,0,\n')),
    };
    const value = valueOf(files);
    expect(value.statements.get('2')?.body).toBe('body 2');
    expect(value.store.reactionCount).toBe(3);
    const back = writePolisExport(value.export);
    for (const [name, bytes] of Object.entries(files))
      expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(back[name as keyof typeof files])).toBe(
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
      );
  });

  test('says who is about the person in whichever way its writer writes true', () => {
    const header = COMMENTS.replace('comment-body', 'is-meta,is-seed,comment-body');
    const rows = ['true,false', 'True,False', 'TRUE,FALSE', '1,0', 't,f'];
    const { statements } = valueOf({
      'comments.csv': encode(header + rows.map((flags, n) => `1,${n},2,0,0,1,${flags},x\n`).join('')),
      'participants-votes.csv': encode(MATRIX),
    });
    expect([...statements.values()].map(({ isMeta, isSeed }) => [isMeta, isSeed])).toEqual(
      rows.map(() => [true, false]),
    );
  });

  const bad: readonly (readonly [string, PolisFiles, object])[] = [
    ['without reactions', {}, { file: 'participants-votes.csv', row: null }],
    [
      'with an unknown vote',
      { 'participants-votes.csv': encode(MATRIX + '5,0,0,1,0,0,3,,\n') },
      { row: 2, column: '10' },
    ],
    [
      'with a participant twice',
      { 'participants-votes.csv': encode(MATRIX + '5,,0,0,0,0,,,\n5,,0,0,0,0,,,\n') },
      { row: 3, column: 'participant' },
    ],
    [
      'with a ragged row',
      { 'participants-votes.csv': encode(MATRIX + '5,0\n') },
      { row: 2, column: 'n-comments' },
    ],
    [
      'with a blank voter',
      { 'votes.csv': encode('timestamp,comment-id,voter-id,vote\n1,2,,1\n') },
      { row: 2, column: 'voter-id' },
    ],
    [
      'with a padded column',
      { 'participants-votes.csv': encode('participant, 1\n') },
      { row: 1, column: '1' },
    ],
    [
      'with a column twice',
      { 'participants-votes.csv': encode('participant,1,1\n') },
      { row: 1, column: '1' },
    ],
    [
      'with a statement twice',
      { 'comments.csv': encode(COMMENTS + '1,0,2,0,0,1,a\n1,0,2,0,0,1,b\n') },
      { row: 3, column: 'comment-id' },
    ],
    [
      'with an unknown moderation',
      { 'comments.csv': encode(COMMENTS + '1,0,2,0,0,x,a\n') },
      { row: 2, column: 'moderated' },
    ],
    [
      'with a NUL',
      {
        'participants-votes.csv': encode('participant,3\n1,1\n'),
        'comments.csv': encode('comment-id,moderated,comment-body\n3,1,a\n4,1,b\0\n'),
      },
      { file: 'comments.csv', row: 3, column: 'comment-body' },
    ],
    [
      'with a vote without a time',
      { 'votes.csv': encode('timestamp,comment-id,voter-id,vote\nsoon,1,1,1\n') },
      { row: 2, column: 'timestamp' },
    ],
    [
      'with votes without a column',
      { 'votes.csv': encode('timestamp,comment-id,vote\n') },
      { row: 1, column: 'voter-id' },
    ],
  ];
  test.each(bad)('%s is refused, and nothing of it is read', (_name, files, problem) => {
    const read = readPolisExport(files);
    expect(read).toMatchObject({ ok: false, problem });
    expect(read).not.toHaveProperty('value');
  });

  describe.skipIf(!hasSharedPolis)('published', () => {
    test.each(expectedSets())('%s comes back byte for byte', (name) => {
      const files = conversationFiles(name);
      const back = writePolisExport(valueOf(files).export);
      for (const [file, bytes] of Object.entries(files))
        expect(Buffer.compare(bytes, back[file as keyof PolisFiles]!)).toBe(0);
    });
  });
});
