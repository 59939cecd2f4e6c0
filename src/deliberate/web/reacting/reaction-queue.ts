import { newEntryId } from '#deliberate/web/admission/device-id.ts';

/**
 * Reactions on their way from a device: kept there until the server has answered, so that a lost line, a reload or a
 * closed page loses none. Each has an id made here and is sent again until answered; the server stores it once.
 */
export type Waiting = {
  readonly id: string;
  readonly positionId: string;
  readonly number: number;
  /** null takes the reaction back. */
  readonly stance: -1 | 0 | 1 | null;
  readonly important: boolean;
  readonly reason?: string;
  readonly reasonOffered?: boolean;
  readonly version?: number;
  /** By the clock of the device, in milliseconds; how long it waited is told from it. */
  readonly madeAt: number;
};

/** Where the page sends to, and as whom. In a frame also the visitor's token, empty for one who has none yet. */
export type Sender = { readonly address: string; readonly as: string; who: string | undefined };

export type Sent =
  /** Answered. What was not taken is told with its number, so that the page can say so. */
  | { readonly state: 'sent'; readonly refused: readonly (Waiting & { readonly why: string })[] }
  /** No line, or a busy server: the same again later. */
  | { readonly state: 'later'; readonly seconds: number | null }
  /** Somebody else is signed in by now; what waits is not theirs to send. */
  | { readonly state: 'someone-else' };

const PER_CALL_MAX = 50;
const ANSWER_MS_MAX = 15_000;
const WAITED_MS_MAX = 30 * 86_400_000;
const PREFIX = 'madang.reaction';

/** Every key that waits to be sent there begins so, whoever made it. */
export const drawerOf = (address: string): string => `${PREFIX} ${address} `;

export type ReactionQueue = {
  add(reaction: Omit<Waiting, 'id' | 'madeAt'>): void;
  waiting(): Waiting[];
  /** How many wait here that were made as somebody else. */
  ofOthers(): number;
  /** Sends the oldest that wait, once. */
  send(): Promise<Sent>;
  /** Removes what waits here, unsent. */
  forget(): void;
};

type Drawer = {
  keys(): string[];
  read(key: string): string | null;
  keep(key: string, value: string): void;
  forget(key: string): void;
};

/** One key per reaction: two open pages never overwrite each other. What cannot be kept lives as long as the page. */
function openDrawer(place: string): Drawer {
  const memory = new Map<string, string>();
  return {
    keys() {
      const found = [...memory.keys()];
      try {
        for (let at = 0; at < localStorage.length; at += 1) {
          const key = localStorage.key(at);
          if (key?.startsWith(place)) found.push(key);
        }
      } catch {
        // Storage is turned off: the memory of this page is all there is.
      }
      return found.sort();
    },
    read: (key) => memory.get(key) ?? localStorage.getItem(key),
    keep(key, value) {
      try {
        localStorage.setItem(key, value);
      } catch {
        memory.set(key, value);
      }
    },
    forget(key) {
      if (!memory.delete(key)) localStorage.removeItem(key);
    },
  };
}

/** Where reactions wait to go from this device, and as whom: each once. */
export function sendersHere(): Sender[] {
  const found = new Map<string, Sender>();
  for (const key of openDrawer(`${PREFIX} `).keys()) {
    const [, address = '', as = ''] = key.split(' ');
    found.set(`${address} ${as}`, { address, as, who: undefined });
  }
  return [...found.values()];
}

export function openQueue(sender: Sender): ReactionQueue {
  const place = drawerOf(sender.address);
  const own = `${place}${sender.as} `;
  const drawer = openDrawer(place);
  let last = 0;

  function waiting(): Waiting[] {
    const keys = drawer.keys().filter((key) => key.startsWith(own));
    return keys.flatMap((key) => parsed(drawer.read(key)) ?? []);
  }
  return {
    add(reaction) {
      // No two at the same moment, and none before what waits already, even if the clock was set back since: they are
      // sent in the order they were made, and every sending begins as the one before whose answer was lost.
      last = Math.max(Date.now(), last + 1, ...waiting().map(({ madeAt }) => madeAt + 1));
      const made = { ...reaction, id: newEntryId(last), madeAt: last };
      drawer.keep(keyOf(own, made), JSON.stringify(made));
    },
    waiting,
    forget() {
      for (const key of drawer.keys()) if (key.startsWith(own)) drawer.forget(key);
    },
    ofOthers: () => drawer.keys().filter((key) => !key.startsWith(own)).length,
    async send() {
      const batch = waiting().slice(0, PER_CALL_MAX);
      if (batch.length === 0) return { state: 'sent', refused: [] };
      const response = await post(sender, batch);
      if (response === null) return { state: 'later', seconds: null };
      if (response.status === 429 || response.status >= 500)
        return { state: 'later', seconds: Number(response.headers.get('retry-after')) || null };
      if (response.status === 409) return { state: 'someone-else' };
      const verdicts = response.ok ? await answered(sender, response) : {};
      // An answer that came half is no answer.
      if (verdicts === null) return { state: 'later', seconds: null };
      for (const reaction of batch) drawer.forget(keyOf(own, reaction));
      const refused = batch.flatMap((reaction) => {
        const why = verdicts[reaction.id] ?? 'refused';
        return why === 'taken' ? [] : [{ ...reaction, why }];
      });
      return { state: 'sent', refused };
    },
  };
}

async function post({ address, as, who }: Sender, batch: readonly Waiting[]): Promise<Response | null> {
  const now = Date.now();
  const reactions = batch.map(({ madeAt, number: _, ...reaction }) => ({
    ...reaction,
    agoMs: Math.min(WAITED_MS_MAX, Math.max(0, now - madeAt)),
  }));
  try {
    return await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reactions, as, who }),
      // The request outlives the page that is being closed.
      keepalive: true,
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    });
  } catch {
    return null;
  }
}

async function answered(sender: Sender, response: Response): Promise<Record<string, string> | null> {
  try {
    // The shape is the server's own promise; anything else lands in the catch below.
    const body = (await response.json()) as { taken: Record<string, string>; who?: string };
    if (sender.who !== undefined && body.who) sender.who = body.who;
    return body.taken;
  } catch {
    return null;
  }
}

/** Sorts by time. */
function keyOf(own: string, { madeAt, id }: Waiting): string {
  return `${own}${String(madeAt).padStart(14, '0')} ${id}`;
}

function parsed(text: string | null): Waiting | null {
  try {
    // Written by this file, under a key that nothing else uses.
    return text === null ? null : (JSON.parse(text) as Waiting);
  } catch {
    return null;
  }
}
