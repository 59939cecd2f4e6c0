/**
 * Tells open pages that something changed. A topic is a path such as `deliberation/<id>`. An event carries a version
 * and, where everyone who may hear the topic may also read it, a small payload; never anything made for one person.
 */
export type LiveEvent = { readonly id: number; readonly data: string };

export type Live = {
  /** With no payload the event only says "read again". */
  publish(topic: string, payload?: string): void;
  subscribe(topic: string, hear: (event: LiveEvent) => void): () => void;
  /** What was published after the given id, or null when that is longer ago than is kept. */
  since(topic: string, id: number): readonly LiveEvent[] | null;
};

const EVENTS_KEPT_PER_TOPIC = 64;
const TOPICS_KEPT = 10_000;

type Channel = {
  last: number;
  readonly events: LiveEvent[];
  readonly hearers: Set<(event: LiveEvent) => void>;
};

/** `firstId` lets ids rise over a restart, so that a page that reconnects never sees an old id twice. */
export function createLive(firstId = Date.now()): Live {
  const channels = new Map<string, Channel>();
  const channelOf = (topic: string): Channel => {
    const held = channels.get(topic);
    if (held !== undefined) return held;
    if (channels.size >= TOPICS_KEPT) forgetQuiet(channels);
    const made = { last: firstId, events: [], hearers: new Set<(event: LiveEvent) => void>() };
    channels.set(topic, made);
    return made;
  };
  return {
    publish(topic, payload) {
      const channel = channelOf(topic);
      channel.last += 1;
      const event = { id: channel.last, data: payload ?? String(channel.last) };
      channel.events.push(event);
      if (channel.events.length > EVENTS_KEPT_PER_TOPIC) channel.events.shift();
      for (const hear of channel.hearers) hear(event);
    },
    subscribe(topic, hear) {
      const { hearers } = channelOf(topic);
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    since(topic, id) {
      const channel = channels.get(topic);
      if (channel === undefined || id >= channel.last) return [];
      const first = channel.events[0];
      if (first === undefined || first.id > id + 1) return null;
      return channel.events.filter((event) => event.id > id);
    },
  };
}

/** Topics that nobody hears make room; whoever comes back to one is told to read again. */
function forgetQuiet(channels: Map<string, Channel>): void {
  for (const [topic, { hearers }] of channels) if (hearers.size === 0) channels.delete(topic);
}
