/**
 * Tells open pages that something changed. A topic is a path such as `edition/<id>/results`; the message carries
 * only a version, never content: whoever hears it reads the page again, through the same access rules.
 */
export type Live = {
  publish(topic: string): void;
  subscribe(topic: string, hear: (version: number) => void): () => void;
};

export function createLive(): Live {
  const hearers = new Map<string, Set<(version: number) => void>>();
  const versions = new Map<string, number>();
  return {
    publish(topic) {
      const version = (versions.get(topic) ?? 0) + 1;
      versions.set(topic, version);
      for (const hear of hearers.get(topic) ?? []) hear(version);
    },
    subscribe(topic, hear) {
      const set = hearers.get(topic) ?? new Set();
      hearers.set(topic, set.add(hear));
      return () => {
        set.delete(hear);
        if (set.size === 0) hearers.delete(topic);
      };
    },
  };
}
