export type RegularWork = {
  /** Does all that is due now; for tests. */
  settle(): Promise<void>;
  stop(): Promise<void>;
};

export type RegularWorkParts = {
  /** Stands before what is logged when a pass fails. */
  readonly name: string;
  readonly everyMs: number;
  readonly pass: () => Promise<void>;
  readonly log: (line: string) => void;
};

/** Looks regularly for what is due, one pass after another. A pass that fails is told of, and the next one comes. */
export function startRegularWork({ name, everyMs, pass, log }: RegularWorkParts): RegularWork {
  let work: Promise<void> = Promise.resolve();
  function settle(): Promise<void> {
    work = work
      .then(pass)
      .catch((error: unknown) => log(`[${name}] ${error instanceof Error ? error.message : String(error)}`));
    return work;
  }
  const regular = setInterval(() => void settle(), everyMs);
  return {
    settle,
    async stop() {
      clearInterval(regular);
      await work;
    },
  };
}
