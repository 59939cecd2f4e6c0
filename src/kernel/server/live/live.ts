import { randomBytes } from 'node:crypto';

/**
 * Tells open pages that something changed. A topic is a path such as `deliberation/<id>`. An event either carries a
 * small payload, which everyone who may hear the topic may also read, or says "read again"; it never carries anything
 * made for one person.
 */
export type LiveEvent = {
  /** Rises within one process and one topic, and names the process: ids of another process are never mistaken. */
  readonly id: string;
  /** null: read again. */
  readonly data: string | null;
};

export type Live = {
  /** At once. With no payload the event only says "read again". */
  publish(topic: string, payload?: string): void;
  /** For what changes many times a second, such as tallies: at most `PULSES_PER_SECOND`, the last payload counts. */
  pulse(topic: string, payload?: string): void;
  /** Events of other processes may have been lost: on every topic somebody hears, read again. */
  missed(): void;
  subscribe(topic: string, hear: (event: LiveEvent) => void): () => void;
  /** What was published after the given id, or null when that is not known any more. */
  since(topic: string, id: string): readonly LiveEvent[] | null;
  /** The id of the latest event, for a page made now: what comes after it is what the page has missed. */
  latest(topic: string): string;
  /** Forgets pulses that wait. */
  close(): void;
};

export const PULSES_PER_SECOND = 2;
const PULSE_MS = 1000 / PULSES_PER_SECOND;
const EVENTS_KEPT_PER_TOPIC = 64;
const TOPICS_KEPT = 10_000;
const ORIGIN_BYTES = 6;

type Channel = {
  /** Names the process, and how often it had forgotten topics before this one began to count. */
  readonly from: string;
  last: number;
  readonly events: LiveEvent[];
  readonly hearers: Set<(event: LiveEvent) => void>;
};

/** `origin` tells this process from every other, an earlier one on the same port included. */
export function createLive(origin = randomBytes(ORIGIN_BYTES).toString('hex')): Live {
  const channels = new Map<string, Channel>();
  let timesForgotten = 0;
  const from = () => (timesForgotten === 0 ? origin : `${origin}f${timesForgotten}`);
  const channelOf = (topic: string): Channel => {
    const held = channels.get(topic);
    if (held !== undefined) return held;
    if (channels.size >= TOPICS_KEPT) {
      forgetQuiet(channels);
      // A topic that comes back counts from the start: what was given out before must not be taken for its numbers.
      timesForgotten += 1;
    }
    const made = { from: from(), last: 0, events: [], hearers: new Set<(event: LiveEvent) => void>() };
    channels.set(topic, made);
    return made;
  };
  const tell = (channel: Channel, data: string | null) => {
    channel.last += 1;
    const event = { id: `${channel.from}-${channel.last}`, data };
    channel.events.push(event);
    if (channel.events.length > EVENTS_KEPT_PER_TOPIC) channel.events.shift();
    for (const hear of channel.hearers) hear(event);
  };
  const publish = (topic: string, payload?: string) => tell(channelOf(topic), payload ?? null);
  const pulses = createPulses(publish);
  return {
    publish,
    pulse: pulses.pulse,
    missed() {
      for (const channel of channels.values()) tell(channel, null);
    },
    subscribe(topic, hear) {
      const channel = channelOf(topic);
      channel.hearers.add(hear);
      return () => {
        channel.hearers.delete(hear);
        // A topic that told nothing leaves nothing to replay; whoever makes names up fills no memory.
        const isEmpty = channel.last === 0 && channel.hearers.size === 0;
        if (isEmpty && channels.get(topic) === channel) channels.delete(topic);
      };
    },
    since(topic, id) {
      const channel = channels.get(topic);
      const heard = numberOf(id, channel?.from ?? from());
      if (heard === null) return null;
      if (channel === undefined) return heard === 0 ? [] : null;
      if (heard > channel.last) return null;
      const missed = channel.last - heard;
      return missed > channel.events.length ? null : channel.events.slice(channel.events.length - missed);
    },
    latest(topic) {
      const channel = channels.get(topic);
      return `${channel?.from ?? from()}-${channel?.last ?? 0}`;
    },
    close: pulses.close,
  };
}

/** null for an id that was not given for the topic as it counts now. */
function numberOf(id: string, from: string): number | null {
  const [giver, number] = id.split('-');
  return giver === from && /^\d{1,15}$/.test(number ?? '') ? Number(number) : null;
}

/** The first goes out at once, what comes while it is fresh waits and leaves as one. */
function createPulses(publish: (topic: string, payload?: string) => void) {
  const resting = new Map<string, { timer: NodeJS.Timeout; next: { payload?: string } | null }>();
  function go(topic: string, next: { payload?: string }): void {
    publish(topic, next.payload);
    const timer = setTimeout(() => {
      const waiting = resting.get(topic)?.next ?? null;
      resting.delete(topic);
      if (waiting !== null) go(topic, waiting);
    }, PULSE_MS);
    timer.unref();
    resting.set(topic, { timer, next: null });
  }
  return {
    pulse(topic: string, payload?: string) {
      const next = payload === undefined ? {} : { payload };
      const rest = resting.get(topic);
      if (rest === undefined) go(topic, next);
      else rest.next = next;
    },
    close() {
      for (const { timer } of resting.values()) clearTimeout(timer);
      resting.clear();
    },
  };
}

/** Topics that nobody hears make room; whoever comes back to one is told to read again. */
function forgetQuiet(channels: Map<string, Channel>): void {
  for (const [topic, { hearers }] of channels) if (hearers.size === 0) channels.delete(topic);
}
