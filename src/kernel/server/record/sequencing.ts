import { join } from 'node:path';
import { sweepUnfinished } from '@madang/record';
import type { App } from '../app.ts';
import { CHANGED, ENTER_AT_ONCE } from '../acts/execute.ts';
import { createSequencer, type Edition } from './sequencer.ts';
import { waitingEditions } from './log.store.ts';
import { createWitnessing } from './witnessing.ts';

/** Anything new is in a signed checkpoint within five seconds, even if the notice of it was lost; one is for the work. */
const LOOK_AGAIN_MS = 4_000;
/** Acts of one moment share a checkpoint. */
const GATHER_MS = 100;

/** A write takes a moment; what is older than this was left by a process that was killed. */
const UNFINISHED_KEPT_MS = 3_600_000;

export type Sequencing = {
  /** Enters all that waits now; for tests and before a clean stop. */
  settle(): Promise<void>;
  stop(): Promise<void>;
};

/** Keeps the logs up with the acts, beside the requests and never in them. */
export function startSequencing(app: App, log: (line: string) => void): Sequencing {
  const { db, now, config } = app;
  const sequencer = createSequencer({
    db,
    now,
    log,
    dataFolder: config.dataFolder,
    host: config.publicUrl.host,
  });
  const { dataFolder, witnesses } = config;
  void sweep(dataFolder, now(), log);
  const witnessing = createWitnessing({ db, now, log, sequencer, dataFolder, witnesses });
  let work: Promise<void> = Promise.resolve();
  let gathering: NodeJS.Timeout | null = null;

  const told = (error: unknown) => log(`[log] ${error instanceof Error ? error.message : String(error)}`);

  async function enter(edition: Edition): Promise<void> {
    while ((await sequencer.sequence(edition)) > 0);
  }
  /** An edition in trouble does not keep the others waiting. */
  async function pass(): Promise<void> {
    for (const edition of await waitingEditions(db)) await enter(edition).catch(told);
  }
  function settle(): Promise<void> {
    work = work.then(pass).catch(told);
    // Nobody waits for a witness, neither the log nor whoever stops the server.
    void work.then(() => witnessing.ask()).catch(told);
    return work;
  }
  const forget = [
    app.live.subscribe(CHANGED, () => {
      gathering ??= setTimeout(() => {
        gathering = null;
        void settle();
      }, GATHER_MS);
    }),
    app.live.subscribe(ENTER_AT_ONCE, () => void settle()),
  ];
  const regular = setInterval(() => void settle(), LOOK_AGAIN_MS);
  return {
    settle,
    async stop() {
      for (const unsubscribe of forget) unsubscribe();
      clearInterval(regular);
      if (gathering !== null) clearTimeout(gathering);
      await settle();
    },
  };
}

/** What killed writes left behind would stay for ever: no path of a log names it. */
async function sweep(dataFolder: string, at: Date, log: (line: string) => void): Promise<void> {
  for (const folder of ['log', 'keys']) {
    const root = join(dataFolder, folder);
    const swept = await sweepUnfinished(root, UNFINISHED_KEPT_MS, at).catch((error: unknown) => {
      log(`[log] ${folder} could not be swept: ${error instanceof Error ? error.message : String(error)}`);
      return 0;
    });
    if (swept > 0) log(`[log] ${swept} unfinished files swept from ${folder}`);
  }
}
