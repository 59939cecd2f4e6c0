import { openRuntime } from '#kernel/server/running/runtime.ts';
import { StartFailure } from '#kernel/server/running/start-failure.ts';
import { importPressReleaseCommand } from '#convene/cli/import-press-release.ts';
import { storeRelease } from '#convene/server/importing/store-release.ts';
import { compose } from '../composition/compose.ts';

/** `madang import press-release` with a database to store into; it is opened only when there is something to store. */
export const importing = importPressReleaseCommand(async (release, request) => {
  const log = (line: string) => void process.stderr.write(`${line}\n`);
  try {
    const runtime = await openRuntime(process.env, log);
    try {
      return await storeRelease(compose({ ...runtime, log }), release, request);
    } finally {
      await runtime.stop();
    }
  } catch (error) {
    if (error instanceof StartFailure)
      return { stored: false, code: 'start-failed', message: error.sentence };
    throw error;
  }
});
