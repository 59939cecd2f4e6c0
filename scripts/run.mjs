import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program to its end and keeps what it prints.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, onLine?: (line: string) => void, timeoutMs?: number, cwd?: string }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(program, args, { env = process.env, onLine = () => {}, timeoutMs = 0, cwd = ROOT } = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let output = '';
    let rest = '';
    const timer =
      timeoutMs > 0
        ? setTimeout(() => {
            output += `\nstopped after ${timeoutMs / 1000} s\n`;
            child.kill('SIGKILL');
          }, timeoutMs)
        : undefined;
    const listen = (/** @type {Buffer} */ chunk) => {
      output += chunk;
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    const end = (/** @type {number} */ code) => {
      clearTimeout(timer);
      done({ code, output });
    };
    child.on('error', (error) => {
      output += error.message;
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** npm as it was called, else the one in PATH. */
export function npm(/** @type {readonly string[]} */ args, /** @type {Parameters<typeof run>[2]} */ options) {
  const called = process.env.npm_execpath;
  if (called !== undefined && /npm-cli\.[cm]?js$/.test(called))
    return run(process.execPath, [called, ...args], options);
  // Windows runs npm's command file only through the shell; the arguments are our own words.
  if (process.platform === 'win32') return run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options);
  return run('npm', args, options);
}

// What one call of npm was told must not bend the calls inside it.
const NOT_INHERITED =
  /^(node_env|npm_config_(omit|only|include|production|dev|optional|json|dry_run|loglevel|global|workspaces?|ignore_scripts|package_lock_only))$/i;

/** The environment for tools: our Node first in PATH, and a cache that can be written even without a home. */
export function toolEnvironment(
  /** @type {string | null} */ node,
  /** @type {NodeJS.ProcessEnv} */ extra = {},
) {
  const env = { ...process.env, ...extra };
  for (const name of Object.keys(env)) if (NOT_INHERITED.test(name)) delete env[name];
  if (node !== null) {
    const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
    env[pathName] = [dirname(node), join(ROOT, 'node_modules', '.bin'), env[pathName]].join(delimiter);
  }
  if (!isWritable(env.HOME) && process.platform !== 'win32') {
    env.HOME = join(ROOT, 'tmp', 'home');
    mkdirSync(env.HOME, { recursive: true });
    if (!isWritable(env.npm_config_cache)) env.npm_config_cache = join(env.HOME, '.npm');
  }
  return env;
}

function isWritable(/** @type {string | undefined} */ folder) {
  if (folder === undefined) return false;
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
