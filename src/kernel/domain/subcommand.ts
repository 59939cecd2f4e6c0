import type { Bilingual } from './bilingual.ts';

/** Exit codes of the command line: done, failed, bad input or usage. `madang verify` adds its own above 2. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5;

export type Output = {
  /** Results. With `--json` this is JSON and nothing else. */
  readonly out: (text: string) => void;
  /** Messages, warnings and errors: always standard error. */
  readonly err: (text: string) => void;
  /** The reader's language, from `--lang`, MADANG_LANG or the environment's locale. */
  readonly lang: keyof Bilingual;
};

/** One subcommand of `madang`; `src/madang.ts` lists them all. */
export type Subcommand = {
  /** Words after `madang`, as in `import press-release`. */
  readonly name: string;
  readonly summary: Bilingual;
  /** The whole help page. */
  readonly help: Bilingual;
  readonly run: (args: readonly string[], io: Output) => Promise<ExitCode>;
};
