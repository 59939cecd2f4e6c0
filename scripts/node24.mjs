import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const NODE_MAJOR_MIN = 24;

/** Something outside the program is in the way: said in a sentence of both languages, without a stack. */
export class Obstacle extends Error {
  /** @param {{ ko: string, en: string }} sentence @param {string} [details] what a tool printed */
  constructor({ ko, en }, details = '') {
    super(`${ko}\n${en}`);
    this.details = details;
  }
}

const system = process.platform === 'win32' ? 'win' : process.platform;
/** The npm package that carries Node for this machine, if there is one. */
export const NODE_PACKAGE = `node-${system}-${process.arch}`;

const thisIsEnough = () => Number.parseInt(process.versions.node, 10) >= NODE_MAJOR_MIN;

/**
 * The Node that runs Madang: the one npm installed with it, here or in a folder above, else the one running this.
 * @param {string} from folder to look from
 * @returns {string | null}
 */
export function findNode(from) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  for (let at = from; ; at = dirname(at)) {
    const found = join(at, 'node_modules', NODE_PACKAGE, 'bin', name);
    if (existsSync(found)) return found;
    if (at === dirname(at)) return thisIsEnough() ? process.execPath : null;
  }
}

/** Whether a Node that is new enough is here or comes with an install; asked before anything is installed. */
export const nodeIsAttainable = (/** @type {Record<string, unknown>} */ lockedPackages) =>
  thisIsEnough() || `node_modules/${NODE_PACKAGE}` in lockedPackages;

export const noNode = () =>
  new Obstacle({
    ko: `마당에는 Node ${NODE_MAJOR_MIN} 이상이 필요합니다. 이 컴퓨터의 Node는 ${process.versions.node}이고, ${NODE_PACKAGE} 패키지가 설치되어 있지 않습니다. https://nodejs.org 에서 설치해 주십시오.`,
    en: `Madang needs Node ${NODE_MAJOR_MIN} or later. This machine has ${process.versions.node}, and the package ${NODE_PACKAGE} is not installed. Install it from https://nodejs.org`,
  });

/** Says what is in the way on standard error; a defect keeps its stack. @param {unknown} error */
export function explain(error) {
  if (!(error instanceof Obstacle)) return console.error(error);
  if (error.details !== '') console.error(error.details.trimEnd());
  console.error(error.message);
}
