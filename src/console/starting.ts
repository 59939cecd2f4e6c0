import type { Subcommand } from '#kernel/domain/subcommand.ts';
import { StartFailure } from '#kernel/server/running/start-failure.ts';

/** `madang start`, for a Madang that npm installed: a checkout has `npm start`, which prepares as well. */
export const starting: Subcommand = {
  name: 'start',
  summary: { ko: '마당을 띄웁니다', en: 'Run Madang' },
  help: {
    ko: `madang start [--empty]

데이터베이스와 웹을 띄우고, 주소와 사무국의 한 번 쓰는 로그인 링크를 보입니다. Ctrl-C로 멈춥니다.
데이터는 MADANG_DATA 폴더(없으면 지금 폴더의 data)에 둡니다. 그 밖의 설정은 docs/environment.md에 있습니다.

  --empty  표본 포럼 없이 빈 데이터베이스로 시작합니다.

끝난 뒤의 값: 0 멈춤, 1 띄우지 못함, 2 설정이나 부르는 법이 잘못됨.`,
    en: `madang start [--empty]

Runs database and web, and prints the address and a one-time sign-in link for the secretariat. Ctrl-C stops it.
Data goes to the folder MADANG_DATA (data in the present folder without it); docs/environment.md lists all settings.

  --empty  begin with an empty database, without the sample forum.

Exit codes: 0 stopped, 1 could not start, 2 wrong settings or usage.`,
  },
  async run(args, io) {
    const { start } = await import('../main.ts');
    try {
      await start(args);
      return 0;
    } catch (error) {
      if (!(error instanceof StartFailure)) throw error;
      io.err(`madang start: ${error.sentence[io.lang]}\n`);
      return error.exitCode;
    }
  },
};
