import { Worker } from 'node:worker_threads';

/** Work that would hold up requests, done beside them in a thread of its own. */
export type OffThread = {
  /** Resolves with what the thread answers; rejects with its error, or when it ends before it has answered. */
  ask(request: unknown): Promise<unknown>;
  stop(): Promise<void>;
};

/** What goes to the thread, and what comes back. */
export type ThreadRequest = { readonly id: number; readonly request: unknown };
export type ThreadAnswer =
  | { readonly id: number; readonly ok: true; readonly answer: unknown }
  | { readonly id: number; readonly ok: false; readonly error: string };

type Waiting = { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void };

/** Started when first asked, and anew after it failed. A thread that has nothing to do keeps no process alive. */
export function createOffThread(script: URL): OffThread {
  const waiting = new Map<number, Waiting>();
  let running: Worker | null = null;
  let asked = 0;

  function started(): Worker {
    if (running !== null) return running;
    const worker = new Worker(script);
    worker.on('message', (message: ThreadAnswer) => settle(message));
    worker.on('error', (error) => giveUp(worker, error));
    worker.on('exit', () => giveUp(worker, new Error('The thread ended before it had answered.')));
    running = worker;
    return worker;
  }
  function settle(message: ThreadAnswer): void {
    const asker = waiting.get(message.id);
    waiting.delete(message.id);
    if (waiting.size === 0) running?.unref();
    if (message.ok) asker?.resolve(message.answer);
    else asker?.reject(new Error(message.error));
  }
  function giveUp(worker: Worker, error: unknown): void {
    if (running !== worker) return;
    running = null;
    for (const { reject } of waiting.values())
      reject(error instanceof Error ? error : new Error(String(error)));
    waiting.clear();
  }
  return {
    ask(request) {
      const worker = started();
      const id = (asked += 1);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.ref();
        worker.postMessage({ id, request } satisfies ThreadRequest);
      });
    },
    async stop() {
      await running?.terminate();
    },
  };
}
