/**
 * Over HTTP/1.1 a browser opens six connections to a host, for all its windows together. Were all of them lines, whatever
 * is asked for then, a form included, would wait for ever: two stay free.
 */
const LINES_PER_BROWSER_MAX = 4;
/** What another window of this browser has not answered by then holds no line, or is too busy to need one. */
const ANSWER_MS = 200;
const CHANNEL = 'madang-lines';

type Said = { readonly ask: number } | { readonly heldAgainst: number };

export type Turns = {
  /** Whether this window may hold a line now, which it then does until it leaves; null when it left while it asked. */
  ask(): Promise<boolean | null>;
  leave(): void;
};

/**
 * The windows of one browser ask each other, and nothing is kept: a window that is closed simply answers no more. Of
 * those that ask in the same moment the lower ticket comes first, so that they never all go or all wait.
 */
export function createTurns(): Turns {
  if (!sharesConnections()) return { ask: () => Promise.resolve(true), leave: () => undefined };
  const channel = new BroadcastChannel(CHANNEL);
  let state: 'away' | 'asking' | 'holding' = 'away';
  let ticket = 0;
  let ahead = 0;
  channel.addEventListener('message', ({ data }: MessageEvent<Said>) => {
    if ('heldAgainst' in data) {
      if (data.heldAgainst === ticket) ahead += 1;
    } else if (state === 'holding' || (state === 'asking' && ticket < data.ask))
      channel.postMessage({ heldAgainst: data.ask });
    else if (state === 'asking') ahead += 1;
  });
  return {
    async ask() {
      state = 'asking';
      ahead = 0;
      const mine = Math.random();
      ticket = mine;
      channel.postMessage({ ask: mine });
      await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
      // It left meanwhile, and may even have come back and asked anew.
      if (ticket !== mine) return null;
      state = ahead < LINES_PER_BROWSER_MAX ? 'holding' : 'away';
      return state === 'holding';
    },
    leave() {
      state = 'away';
      ticket = 0;
    },
  };
}

/** HTTP/2 and later carry everything over one connection. */
function sharesConnections(): boolean {
  const [page] = performance.getEntriesByType('navigation');
  const isOld = page instanceof PerformanceNavigationTiming && page.nextHopProtocol.startsWith('http/1');
  return isOld && 'BroadcastChannel' in window;
}
