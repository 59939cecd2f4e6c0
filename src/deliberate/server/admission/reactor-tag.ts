import { createHmac } from 'node:crypto';
import type { Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';

const TAG_LENGTH = 16;

/**
 * Says on a device as whom a reaction was made, without saying who that is: what waits there while somebody else signs
 * in must not be sent in their name. The open public is one, as far as this goes.
 */
export function reactorTag(
  { stratum, reactorId }: { readonly stratum: Stratum; readonly reactorId: string },
  secret: string,
): string {
  if (stratum === 'public') return 'public';
  const mac = createHmac('sha256', secret).update(`madang.reactor/v1\n${reactorId}`).digest('base64url');
  return mac.slice(0, TAG_LENGTH);
}
