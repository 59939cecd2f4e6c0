import type { Output } from '#kernel/domain/subcommand.ts';

/** The record's programs say one line at a time; the command line takes text as it is, with its line ends. */
export const byLine = (io: Output): Output => ({
  out: (line) => io.out(`${line}\n`),
  err: (line) => io.err(`${line}\n`),
  lang: io.lang,
});
