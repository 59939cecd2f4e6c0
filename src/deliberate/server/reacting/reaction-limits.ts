import type { App } from '#kernel/server/app.ts';
import { networkOf } from '#kernel/server/http/network.ts';
import { createRateLimit } from '#kernel/server/http/rate-limit.ts';

/** One visitor of the open public; an accredited participant is limited by the key that makes one reaction count. */
const VISITOR_LIMIT = { burst: 60, perMinute: 60 };
/** New visitors from one network: a hall of a thousand phones behind one address passes, a script is slowed. */
const NETWORK_LIMIT = { burst: 1_500, perMinute: 120 };

/** Invitation codes tried from one network: people mistype, machines guess. */
const CODE_LIMIT = { burst: 300, perMinute: 60 };

type Limit = ReturnType<typeof createRateLimit>;
type Limits = { readonly visitors: Limit; readonly networks: Limit; readonly codes: Limit };
const held = new WeakMap<App, Limits>();

function limitsOf(app: App): Limits {
  const found = held.get(app);
  if (found !== undefined) return found;
  const clock = () => app.now().getTime();
  const made = {
    visitors: createRateLimit(VISITOR_LIMIT, clock),
    networks: createRateLimit(NETWORK_LIMIT, clock),
    codes: createRateLimit(CODE_LIMIT, clock),
  };
  held.set(app, made);
  return made;
}

export type PublicReactions = {
  readonly visitorId: string;
  /** Whether the visitor came without an id of ours: then the network is asked first. */
  readonly isNew: boolean;
  /** The address the request came from. */
  readonly network: string;
  readonly count: number;
};

/** Seconds to wait before these reactions of the open public are taken; 0 takes them now. */
export function publicReactionWait(app: App, { visitorId, isNew, network, count }: PublicReactions): number {
  const { visitors } = limitsOf(app);
  return (isNew ? newVisitorWait(app, network) : 0) || visitors.take(visitorId, count);
}

/** Seconds to wait before this network is given another id; 0 gives it now. */
export function newVisitorWait(app: App, network: string): number {
  return limitsOf(app).networks.take(networkOf(network), 1);
}

/** Seconds to wait before another code is looked at. */
export function codeWait(app: App, network: string): number {
  return limitsOf(app).codes.take(networkOf(network), 1);
}
