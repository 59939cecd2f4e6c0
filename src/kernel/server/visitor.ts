/** The open public's random id: tells repeated visits apart, proves nothing about who comes. */
export const VISITOR_COOKIE = 'madang_visitor';
export const VISITOR_COOKIE_SECONDS = 365 * 86_400;
const VISITOR_FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function visitorIn(cookies: string | null | undefined): string | null {
  const found = cookies?.split(/; */).find((cookie) => cookie.startsWith(`${VISITOR_COOKIE}=`));
  const value = found?.slice(VISITOR_COOKIE.length + 1) ?? '';
  return VISITOR_FORM.test(value) ? value : null;
}
