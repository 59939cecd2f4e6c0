import { expect, test } from 'vitest';
import { failureFromLog, folderFailure } from './failure.ts';

const STAMP = '2026-01-01 00:00:00.000 UTC [7]';

test.each([
  ['PANIC:  could not write to file "pg_wal/xlogtemp.7": No space left on device', 'disk-full'],
  ['initdb: error: could not create directory "base/1": Disk quota exceeded', 'disk-full'],
  ['FATAL:  database files are incompatible with server', 'data-newer'],
  ['FATAL:  lock file "postmaster.pid" already exists', 'folder-in-use'],
  ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', 'folder-in-use'],
  ['FATAL:  could not create any Unix-domain sockets', 'socket-unusable'],
  ['FATAL:  data directory "/srv/data" has wrong ownership', 'folder-unusable'],
  ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'not-started'],
])('PostgreSQL’s last words are understood: %s', (line, code) => {
  const log = `${STAMP} LOG:  starting\n${STAMP} ${line}\n${STAMP} LOG:  database system is shut down\n`;
  expect(failureFromLog('/srv/data', '/srv/server.log', log).code).toBe(code);
});

test('an unknown reason is quoted, and the sentence says where to read on', () => {
  const { sentence } = failureFromLog('/srv/data', '/srv/server.log', `${STAMP} FATAL:  the moon is full\n`);
  expect(sentence.en).toBe('The database did not start (the moon is full). Details are in /srv/server.log.');
});

test.each([
  ['ENOSPC', 'disk-full'],
  ['EACCES', 'folder-unusable'],
  ['EROFS', 'folder-unusable'],
])('the file system’s %s is told as %s', (errno, code) => {
  expect(folderFailure('/srv/data', Object.assign(new Error(errno), { code: errno }))).toMatchObject({
    code,
  });
});

test('a defect stays a defect', () => {
  const defect = new TypeError('x is not a function');
  expect(folderFailure('/srv/data', defect)).toBe(defect);
});
