import { createHmac, timingSafeEqual } from 'node:crypto';
import { uuidOfDigest } from '../ids.ts';

/** The open public's random id: tells repeated visits apart, proves nothing about who comes. */
export const VISITOR_COOKIE = 'madang_visitor';
export const VISITOR_COOKIE_SECONDS = 365 * 86_400;
const VISITOR_FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[4-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const SEAL_LENGTH = 22;
const SEAL_FORM = /^[\w-]{22}$/;

/**
 * The id as it is handed to a device: sealed, so that nobody can make up ids and pass for many visitors who had each
 * been let in before. Every new id is asked for here, and counted by network.
 */
export function visitorToken(visitorId: string, secret: string): string {
  return `${visitorId}.${sealOf(visitorId, secret)}`;
}

/** The id behind a token that this server handed out, or null. */
export function visitorOf(token: string | null | undefined, secret: string): string | null {
  const [visitorId = '', seal = ''] = token?.split('.') ?? [];
  if (!VISITOR_FORM.test(visitorId) || !SEAL_FORM.test(seal)) return null;
  return timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(visitorId, secret))) ? visitorId : null;
}

/**
 * The id given to whoever comes without one, by the id that their device made for what it sends first. The same sent
 * again, because the answer with the token was lost, comes from the same visitor. Nobody else can tell the one from the
 * other.
 */
export function visitorSending(firstId: string, secret: string): string {
  return uuidOfDigest(createHmac('sha256', secret).update(`madang.visitor-sending/v1\n${firstId}`).digest());
}

export function visitorIn(cookies: string | null | undefined, secret: string): string | null {
  const found = cookies?.split(/; */).find((cookie) => cookie.startsWith(`${VISITOR_COOKIE}=`));
  return visitorOf(found?.slice(VISITOR_COOKIE.length + 1), secret);
}

function sealOf(visitorId: string, secret: string): string {
  const mac = createHmac('sha256', secret).update(`madang.visitor/v1\n${visitorId}`).digest('base64url');
  return mac.slice(0, SEAL_LENGTH);
}

type Cookie = {
  readonly path: '/';
  readonly maxAge: number;
  readonly httpOnly: true;
  readonly secure: boolean;
  readonly sameSite: 'lax' | 'none';
  readonly partitioned: boolean;
};

/**
 * How the id is kept on a device. In another site's frame a cookie lives only if it is partitioned (CHIPS), which
 * browsers take over https alone; a frame that has no cookie carries its token in its forms and links.
 */
export function visitorCookie(publicUrl: URL, where: 'page' | 'frame'): Cookie {
  const secure = publicUrl.protocol === 'https:';
  const framed = where === 'frame' && secure;
  return {
    path: '/',
    maxAge: VISITOR_COOKIE_SECONDS,
    httpOnly: true,
    secure,
    sameSite: framed ? 'none' : 'lax',
    partitioned: framed,
  };
}

/** The same as a line of the answer's head. */
export function visitorCookieLine(token: string, cookie: Cookie): string {
  const parts = [
    `${VISITOR_COOKIE}=${token}`,
    `Path=${cookie.path}`,
    `Max-Age=${cookie.maxAge}`,
    'HttpOnly',
    `SameSite=${cookie.sameSite === 'none' ? 'None' : 'Lax'}`,
    ...(cookie.secure ? ['Secure'] : []),
    ...(cookie.partitioned ? ['Partitioned'] : []),
  ];
  return parts.join('; ');
}
