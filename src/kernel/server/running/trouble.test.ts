import { createConnection } from 'node:net';
import { describe, expect, it } from 'vitest';
import { troubleOf, troublePage } from './trouble.ts';

const failing = (fields: object, message = 'x') => Object.assign(new Error(message), fields);

describe('trouble around us', () => {
  it('is a database that is gone, starting, stopping or full', () => {
    for (const code of ['ECONNREFUSED', '57P01', '57P03', '53300', '08006'])
      expect(troubleOf(failing({ code })), code).toBe('database-away');
    expect(troubleOf(failing({ code: '53100' }))).toBe('disk-full');
    expect(troubleOf(failing({}, 'Connection terminated unexpectedly'))).toBe('database-away');
    expect(troubleOf(new Error('wrapped', { cause: failing({ code: '57P01' }) }))).toBe('database-away');
  });
  it('is told from a missing file by what failed', async () => {
    const socket = createConnection('/nowhere/.s.PGSQL.5432');
    const error = await new Promise((resolve) => socket.once('error', resolve));
    expect(troubleOf(error)).toBe('database-away');
    expect(troubleOf(failing({ code: 'ENOENT', syscall: 'open' }))).toBeNull();
  });
  it('is never a defect or a refusal of ours', () => {
    for (const error of [failing({ code: '23505' }), failing({ code: '42P01' }), new TypeError('x'), 'x'])
      expect(troubleOf(error)).toBeNull();
  });
  it('says so in both languages, the reader’s first', () => {
    expect(troublePage('database-away', 'en')).toMatch(
      /<html lang="en">[^]*<h1>Back in a moment[^]*<section lang="ko"><h2>잠시/,
    );
  });
});
