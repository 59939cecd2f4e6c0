/** A file that cannot be read as an election: which line (from 1), and why, in a sentence without the file's name. */
export class FormatError extends Error {
  readonly line: number;
  readonly reason: string;
  constructor(line: number, reason: string) {
    super(`line ${line}: ${reason}`);
    this.name = 'FormatError';
    this.line = line;
    this.reason = reason;
  }
}
