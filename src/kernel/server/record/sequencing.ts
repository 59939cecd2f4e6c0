import type { App } from '../app.ts';
import { CHANGED } from '../execute.ts';
import { createSequencer } from './sequencer.ts';
import { waitingEditions } from './log.store.ts';

/** Anything new is in a signed checkpoint within this time, even if the notice of it was lost. */
const CHECKPOINT_DELAY_MAX_MS = 5_000;
/** Acts of one moment share a checkpoint. */
const GATHER_MS = 100;

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
  let work: Promise<void> = Promise.resolve();
  let gathering: NodeJS.Timeout | null = null;

  async function pass(): Promise<void> {
    for (const edition of await waitingEditions(db)) while ((await sequencer.sequence(edition)) > 0);
  }
  function settle(): Promise<void> {
    work = work
      .then(pass)
      .catch((error: unknown) => log(`[log] ${error instanceof Error ? error.message : String(error)}`));
    return work;
  }
  const unsubscribe = app.live.subscribe(CHANGED, () => {
    gathering ??= setTimeout(() => {
      gathering = null;
      void settle();
    }, GATHER_MS);
  });
  const regular = setInterval(() => void settle(), CHECKPOINT_DELAY_MAX_MS);
  return {
    settle,
    async stop() {
      unsubscribe();
      clearInterval(regular);
      if (gathering !== null) clearTimeout(gathering);
      await settle();
    },
  };
}
