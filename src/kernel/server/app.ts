import type { Config } from './running/config.ts';
import type { Accounts } from './accounts.ts';
import type { Database } from './database/db.ts';
import type { Live } from './live/live.ts';
import type { OffThread } from './running/off-thread.ts';
import type { ErasureSource } from './record/erasure.ts';
import type { DocumentReader } from './record/published-log.ts';
import type { ThreadReader } from './thread.ts';

/** What the composition root hands to everything else. Nothing below it is global. */
export type App = {
  readonly config: Config;
  readonly db: Database;
  readonly live: Live;
  readonly accounts: Accounts;
  readonly thread: ThreadReader;
  /** Where each phase keeps what may have to be erased. */
  readonly erasures: readonly ErasureSource[];
  /** Documents the record lists and we hold, by their hash. */
  readonly documents: DocumentReader;
  /** What computes for longer than others should wait for, by the name that its phase gave it. */
  readonly threads: Readonly<Record<string, OffThread>>;
  readonly now: () => Date;
  readonly newId: () => string;
};
