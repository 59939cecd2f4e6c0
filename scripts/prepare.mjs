import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, isBuilt } from './build.mjs';
import { install, isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { Obstacle, explain, findNode, noNode } from './node24.mjs';
import { ROOT } from './run.mjs';

/**
 * Installs what is missing and builds what is stale. Runs before everything else, on whatever Node the machine has,
 * so it uses nothing but Node itself. When all is in place it writes nothing, so a read-only checkout starts too.
 * @param {{ say: (line: string) => void, dev?: boolean, pages?: boolean }} options
 * @returns {Promise<string>} the Node to run with
 */
export async function prepare({ say, dev = false, pages = true }) {
  const isReady = () => isInstalled({ dev }) && findNode(ROOT) !== null && (!pages || isBuilt());
  if (!isReady()) {
    const onWait = () =>
      say('다른 시작이 준비를 마치기를 기다립니다 / waiting for another start to finish preparing ...');
    await withLock(join(ROOT, 'tmp', 'prepare.lock'), { onWait }, async () => {
      if (!isInstalled({ dev })) await install(say);
      const node = findNode(ROOT);
      if (node === null) throw noNode();
      if (pages && !isBuilt()) await build(node, say);
    }).catch(asObstacle);
  }
  const node = findNode(ROOT);
  if (node === null) throw noNode();
  return node;
}

/** @param {unknown} error @returns {never} */
function asObstacle(error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(code)) throw error;
  throw new Obstacle({
    ko: `설치하거나 만들 것이 있으나 ${ROOT}에 쓸 수 없습니다 (${code}). 권한을 고치거나, 쓸 수 있는 계정으로 한 번 npm start를 실행해 주십시오.`,
    en: `Something must be installed or built, but ${ROOT} cannot be written (${code}). Mend its permissions, or run npm start once as a user who may write.`,
  });
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  prepare({ say: (line) => console.log(line) }).catch((error) => {
    explain(error);
    process.exitCode = 1;
  });
}
