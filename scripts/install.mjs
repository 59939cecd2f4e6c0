import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Obstacle, nodeIsAttainable, noNode } from './node24.mjs';
import { ROOT, npm, toolEnvironment } from './run.mjs';

/** @typedef {{ version?: string, integrity?: string, link?: boolean, dev?: boolean, optional?: boolean, devOptional?: boolean, os?: string | string[], cpu?: string | string[], libc?: string[] }} Locked */

/** Written after a complete install, so that an optional package that cannot be had is not asked for at each start. */
const STAMP = join('node_modules', '.madang-installed');

const readLock = (/** @type {string} */ root) => readFileSync(join(root, 'package-lock.json'), 'utf8');
const hash = (/** @type {string} */ text) => createHash('sha256').update(text).digest('hex');

/** @param {string} text @returns {Record<string, Locked>} */
function packagesOf(text) {
  try {
    return JSON.parse(text).packages ?? {};
  } catch {
    throw new Obstacle({
      ko: 'package-lock.json을 읽을 수 없습니다. 합치다 만 흔적이 남아 있지 않은지 확인해 주십시오.',
      en: 'package-lock.json cannot be read. See whether an unfinished merge left its marks in it.',
    });
  }
}

/**
 * Whether node_modules holds what the lock file says. npm's own record of what it installed is compared, package by
 * package, so an install by hand counts and one cut short (the record is written last) does not.
 * @param {{ root?: string, dev: boolean }} options dev: whether tools for development are needed too
 */
export function isInstalled({ root = ROOT, dev }) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const text = readLock(root);
  if (existsSync(join(root, STAMP)) && readFileSync(join(root, STAMP), 'utf8') === stampFor(text))
    return true;
  const installed = packagesOf(readFileSync(record, 'utf8'));
  return Object.entries(packagesOf(text)).every(([path, locked]) => {
    if (!path.includes('node_modules/')) return true;
    if (locked.link) return existsSync(join(root, path));
    const found = installed[path];
    if (found !== undefined) return found.version === locked.version && found.integrity === locked.integrity;
    if (locked.dev && !dev) return true;
    return mayBeAbsent(locked);
  });
}

const stampFor = (/** @type {string} */ lock) => `${hash(lock)} ${process.platform} ${process.arch}\n`;

/** Optional packages are demanded only if they are made for this very system: the rest belong to other systems. */
function mayBeAbsent(/** @type {Locked} */ { optional, devOptional, os, cpu, libc }) {
  if (!optional && !devOptional) return false;
  // Which C library this is cannot be told cheaply, so packages that ask for one are taken on trust.
  if ((os === undefined && cpu === undefined) || libc !== undefined) return true;
  return !(fits(os, process.platform) && fits(cpu, process.arch));
}

/** npm's lists say either what is meant or, with a "!", what is not; a single name may stand without a list. */
function fits(/** @type {string | string[] | undefined} */ given, /** @type {string} */ own) {
  if (given === undefined) return true;
  const list = [given].flat();
  return list.some((name) => name.startsWith('!')) ? !list.includes(`!${own}`) : list.includes(own);
}

/** @param {(line: string) => void} say */
export async function install(say) {
  const text = readLock(ROOT);
  if (!nodeIsAttainable(packagesOf(text))) throw noNode();
  say('의존성 설치 중 (처음에는 1분쯤 걸립니다) / installing dependencies (a minute the first time) ...');
  const began = Date.now();
  // Nothing we use needs an install script: what one would do, the code does itself.
  const args = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code, output } = await npm([...args, '--loglevel=error'], { env: toolEnvironment(null) });
  if (code !== 0) {
    const sentence = {
      ko: `의존성을 설치하지 못했습니다 (npm ci, 코드 ${code}). 네트워크와 이 폴더의 쓰기 권한을 확인해 주십시오.`,
      en: `Dependencies could not be installed (npm ci, code ${code}). Check the network and whether this folder can be written.`,
    };
    throw new Obstacle(sentence, output);
  }
  writeFileSync(join(ROOT, STAMP), stampFor(text));
  say(`설치 완료 / installed (${seconds(began)})`);
}

export const seconds = (/** @type {number} */ began) => `${((Date.now() - began) / 1000).toFixed(1)} s`;
