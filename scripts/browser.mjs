import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Obstacle } from './node24.mjs';
import { ROOT, run } from './run.mjs';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const TRIAL_MS = 60_000;
const APT_MS = 300_000;

/**
 * A Chromium for the browser tests, proven to render a page: one that is installed, else the one npm brings, else
 * (on Debian, as root) one from the distribution.
 * @param {string} node @param {(line: string) => void} say @returns {Promise<string>}
 */
export async function findBrowser(node, say) {
  const named = process.env.MADANG_TEST_CHROMIUM;
  for (const path of named ? [named, ...INSTALLED] : INSTALLED) {
    if (existsSync(path) && (await renders(node, path))) return path;
  }
  const brought = await unpack(node, say);
  if (brought !== null && (await renders(node, brought))) return brought;
  const fetched = await installOnDebian(say);
  if (fetched !== null && (await renders(node, fetched))) return fetched;
  throw new Obstacle({
    ko: '브라우저 시험에 쓸 크로미엄을 찾지도 설치하지도 못했습니다. chromium을 설치하거나 MADANG_TEST_CHROMIUM에 경로를 지정해 주십시오.',
    en: 'No Chromium for the browser tests was found, nor could one be installed. Install chromium, or name its path in MADANG_TEST_CHROMIUM.',
  });
}

/**
 * Tried the way the tests drive it: a browser may start and still not answer, or end at the first letter that the
 * page's own fonts lack, because it cannot look for another font.
 * @param {string} node @param {string} path
 */
async function renders(node, path) {
  const program = `
    import { chromium } from 'playwright-core';
    const args = ['--no-sandbox', '--disable-gpu', '--no-first-run'];
    const browser = await chromium.launch({ executablePath: process.argv[1], args, timeout: ${TRIAL_MS / 2} });
    const page = await browser.newPage();
    await page.setContent('<h1></h1><p>마당 漢字 العربية → ✓ □</p>');
    await page.screenshot();
    await page.evaluate('document.querySelector("h1").textContent = 6 * 7');
    console.log('rendered ' + (await page.textContent('h1')));
    await browser.close();`;
  const { output } = await run(node, ['--input-type=module', '-e', program, path], { timeoutMs: TRIAL_MS });
  return output.includes('rendered 42');
}

/**
 * The package unpacks into the temporary folder, where any file called "chromium" would pass for it; so it gets a
 * folder of its own. The system libraries it lacks on a bare machine come along, and a small script names them.
 * @param {string} node @param {(line: string) => void} say
 */
async function unpack(node, say) {
  if (process.platform !== 'linux' || !existsSync(join(ROOT, 'node_modules', '@sparticuz', 'chromium')))
    return null;
  const folder = join(ROOT, 'tmp', 'browser');
  const starter = join(folder, 'start-chromium');
  if (existsSync(starter)) return dressed(folder, starter);
  say('브라우저 푸는 중 / unpacking a browser ...');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const program = `
    import chromium, { inflate } from '@sparticuz/chromium';
    import { join } from 'node:path';
    await inflate(join('node_modules', '@sparticuz', 'chromium', 'bin', 'al2023.tar.br'));
    console.log(await chromium.executablePath());`;
  const env = { ...process.env, TMPDIR: folder };
  const { code } = await run(node, ['--input-type=module', '-e', program], { env });
  if (code !== 0) return null;
  return dressed(folder, starter);
}

/**
 * The package's list of font folders holds none that exists outside its home, and without any font the browser ends
 * at the first page that needs one; so the list is written anew, Hangul included.
 * @param {string} folder @param {string} starter
 */
function dressed(folder, starter) {
  const fonts = [join(folder, 'fonts'), join(ROOT, 'node_modules', 'pretendard', 'dist', 'public', 'static')];
  const list = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${[...fonts, '/usr/share/fonts'].map((path) => `  <dir>${path}</dir>`).join('\n')}
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;
  writeFileSync(join(folder, 'fonts', 'fonts.conf'), list);
  const script = `#!/bin/sh
here="$(dirname "$0")"
LD_LIBRARY_PATH="\${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$here/al2023/lib" FONTCONFIG_PATH="$here/fonts" exec "$here/chromium" "$@"
`;
  writeFileSync(starter, script);
  chmodSync(starter, 0o755);
  return starter;
}

/** @param {(line: string) => void} say */
async function installOnDebian(say) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  say('apt-get으로 크로미엄 설치 중 / installing chromium with apt-get ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env, timeoutMs: APT_MS });
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
    env,
    timeoutMs: APT_MS,
  });
  return '/usr/bin/chromium';
}
