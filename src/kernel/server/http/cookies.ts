type CookieJar = {
  set(name: string, value: string, options: CookieOptions): void;
};
type CookieOptions = {
  path: string;
  httpOnly: boolean;
  secure: boolean;
  sameSite: 'lax';
  maxAge?: number;
  encode: (value: string) => string;
};

/** Puts Set-Cookie lines made by the accounts library into a page's own cookie jar, values untouched. */
export function keepCookies(jar: CookieJar, lines: readonly string[]): void {
  for (const line of lines) {
    const [pair = '', ...attributes] = line.split(/; */);
    const at = pair.indexOf('=');
    const age = attributes.find((attribute) => /^max-age=/i.test(attribute));
    jar.set(pair.slice(0, at), pair.slice(at + 1), {
      path: '/',
      httpOnly: true,
      secure: attributes.some((attribute) => /^secure$/i.test(attribute)),
      sameSite: 'lax',
      ...(age === undefined ? {} : { maxAge: Number(age.slice('max-age='.length)) }),
      encode: (value) => value,
    });
  }
}
