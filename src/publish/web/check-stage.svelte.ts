import { onMount } from 'svelte';

export type Told = { readonly sound: boolean; readonly lines: readonly string[] };
export type Stage = 'ready' | 'running' | 'done' | 'unreachable';

/** A check that runs on the reader's own device: where it stands, and what it found. Made while a component is. */
export function checkOnDevice() {
  let stage = $state<Stage>('ready');
  let told = $state<Told>({ sound: false, lines: [] });
  // A click before the script has arrived would be lost without a word.
  let arrived = $state(false);
  onMount(() => {
    arrived = true;
  });
  return {
    get stage() {
      return stage;
    },
    get told() {
      return told;
    },
    get waits() {
      return !arrived || stage === 'running';
    },
    /** Whatever `work` throws means that something could not be fetched: nothing was checked then. */
    async run(work: () => Promise<Told>): Promise<void> {
      stage = 'running';
      try {
        told = await work();
        stage = 'done';
      } catch {
        stage = 'unreachable';
      }
    },
  };
}
