import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The environment in which Node keeps what it made of the source for the next start, in a folder of the user's own: what it
 * keeps is code that will be run, so the shared folder for temporary files would not do. Unchanged where that has
 * been decided already, or where nothing can be written.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function withCompileCache(env) {
  if (env.NODE_COMPILE_CACHE !== undefined || env.NODE_DISABLE_COMPILE_CACHE !== undefined) return env;
  const folder = ownFolder(env);
  return folder === null ? env : { ...env, NODE_COMPILE_CACHE: folder };
}

/**
 * Levels are made one by one: Node's way of making several at once never returns on some file systems that refuse.
 *
 * @param {NodeJS.ProcessEnv} env
 */
function ownFolder(env) {
  try {
    const home = env.XDG_CACHE_HOME || env.LOCALAPPDATA || made(join(homedir(), '.cache'));
    const folder = made(join(made(join(home, 'madang')), 'compiled'));
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return null;
  }
}

/** @param {string} folder */
function made(folder) {
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  return folder;
}
