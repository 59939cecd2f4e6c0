import { createHmac, timingSafeEqual } from 'node:crypto';
import { uuidOfDigest } from '#kernel/server/ids.ts';

/** A partner site says for how long its signature holds: a link that leaks is worth little. Seconds. */
export const XID_VALID_SECONDS_MAX = 86_400;
const XID_LENGTH_MAX = 200;

export type SignedXid = { readonly xid: string; readonly until: string; readonly sig: string };

/** The secret a partner site signs with. Computed, so that a copy of the database signs nothing. */
export function xidSecret(secret: string, deliberationId: string, generation: number): string {
  return createHmac('sha256', secret)
    .update(`madang.xid-secret/v1\n${deliberationId}\n${generation}`)
    .digest('base64url');
}

export function signXid(partnerSecret: string, { xid, until }: Omit<SignedXid, 'sig'>): string {
  return createHmac('sha256', partnerSecret).update(`${xid}\n${until}`).digest('hex');
}

type Check = {
  readonly secret: string;
  readonly deliberationId: string;
  /** 0: the deliberation takes no ids from other sites. */
  readonly generation: number;
  readonly at: Date;
};

/**
 * The visitor behind a partner's id: the same on every device, and not told from the id by anyone without our secret.
 * The id itself is kept nowhere. null for what is not signed, or no longer.
 */
export function visitorOfXid(
  { xid, until, sig }: SignedXid,
  { secret, deliberationId, generation, at }: Check,
): string | null {
  const left = Number(until) - at.getTime() / 1_000;
  if (generation === 0 || xid === '' || xid.length > XID_LENGTH_MAX) return null;
  if (!/^\d{1,12}$/.test(until) || left < 0 || left > XID_VALID_SECONDS_MAX) return null;
  const own = Buffer.from(signXid(xidSecret(secret, deliberationId, generation), { xid, until }));
  const given = Buffer.from(sig.toLowerCase());
  if (own.length !== given.length || !timingSafeEqual(own, given)) return null;
  const digest = createHmac('sha256', secret)
    .update(`madang.xid-visitor/v1\n${deliberationId}\n${xid}`)
    .digest();
  return uuidOfDigest(digest);
}
