import type { App } from '#kernel/server/app.ts';
import { createRateLimit } from '#kernel/server/rate-limit.ts';

/** One visitor of the open public; an accredited participant is limited by the key that makes one reaction count. */
const VISITOR_LIMIT = { burst: 60, perMinute: 60 };
/** New visitors from one network: a classroom passes, a script is slowed. */
const NETWORK_LIMIT = { burst: 200, perMinute: 60 };

type Limits = {
  readonly visitors: ReturnType<typeof createRateLimit>;
  readonly networks: ReturnType<typeof createRateLimit>;
};
const held = new WeakMap<App, Limits>();

function limitsOf(app: App): Limits {
  const found = held.get(app);
  if (found !== undefined) return found;
  const clock = () => app.now().getTime();
  const made = {
    visitors: createRateLimit(VISITOR_LIMIT, clock),
    networks: createRateLimit(NETWORK_LIMIT, clock),
  };
  held.set(app, made);
  return made;
}

export type PublicReactions = {
  readonly visitorId: string;
  /** Whether the visitor came without a cookie: then the network is asked first. */
  readonly isNew: boolean;
  readonly network: string;
  readonly count: number;
};

/** Seconds to wait before these reactions of the open public are taken; 0 takes them now. */
export function publicReactionWait(app: App, { visitorId, isNew, network, count }: PublicReactions): number {
  const { visitors, networks } = limitsOf(app);
  return (isNew ? networks.take(network, 1) : 0) || visitors.take(visitorId, count);
}
