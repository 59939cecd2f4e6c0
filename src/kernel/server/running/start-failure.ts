import type { Bilingual } from '#kernel/domain/bilingual.ts';

/** Something outside the program stops it from starting: said in a plain sentence, with an exit code, never as a stack. */
export class StartFailure extends Error {
  readonly sentence: Bilingual;
  readonly exitCode: 1 | 2;
  constructor(sentence: Bilingual, exitCode: 1 | 2 = 1) {
    super(sentence.en);
    this.sentence = sentence;
    this.exitCode = exitCode;
  }
}
