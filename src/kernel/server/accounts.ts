import { betterAuth } from 'better-auth';
import { magicLink } from 'better-auth/plugins';
import type pg from 'pg';
import type { Account } from '#kernel/domain/viewer.ts';
import type { Lang } from '#kernel/domain/bilingual.ts';
import type { Mail } from './mail.ts';

const LINK_LIFETIME_MINUTES = 30;
const SESSION_LIFETIME_DAYS = 30;

/** Sign-in by one-time link: no password to lose. */
export type Accounts = {
  /** Sends the one-time link. Answers alike whether or not the address is known. */
  sendLink(email: string, lang: Lang, headers: Headers): Promise<void>;
  /** A one-time link made without mail, for the first start. */
  makeLink(email: string, lang: Lang): Promise<string>;
  /** Redeems a token once; the cookies to set, or null when it is used up or too old. */
  redeem(token: string, headers: Headers): Promise<readonly string[] | null>;
  signOut(headers: Headers): Promise<readonly string[]>;
  accountOf(headers: Headers): Promise<Account | null>;
};

export type AccountsSettings = {
  readonly pool: pg.Pool;
  readonly publicUrl: URL;
  readonly secret: string;
  readonly mail: Mail;
};

const LETTER = {
  ko: {
    subject: '마당 로그인 링크',
    text: (link: string) =>
      `아래 링크를 열고 “로그인” 단추를 누르십시오. 한 번만 쓸 수 있고 ${LINK_LIFETIME_MINUTES}분 뒤에는 쓸 수 없습니다.\n\n${link}\n\n요청하지 않으셨다면 이 편지를 지우십시오. 아무 일도 일어나지 않습니다.`,
  },
  en: {
    subject: 'Your sign-in link for Madang',
    text: (link: string) =>
      `Open this link and press "Sign in". It works once, for ${LINK_LIFETIME_MINUTES} minutes.\n\n${link}\n\nIf you did not ask for it, delete this letter; nothing happens.`,
  },
};

export function createAccounts({ pool, publicUrl, secret, mail }: AccountsSettings): Accounts {
  // Links made without mail are handed back here instead, by address.
  const waiting = new Map<string, (token: string) => void>();
  const linkFor = (token: string, lang: Lang) =>
    new URL(`/${lang}/sign-in/link?token=${token}`, publicUrl).href;
  const auth = authentication({ pool, publicUrl, secret, mail }, async (email, token, lang) => {
    const hand = waiting.get(email);
    if (hand !== undefined) return hand(token);
    const letter = LETTER[lang];
    await mail.send({ to: email, subject: letter.subject, text: letter.text(linkFor(token, lang)) });
  });
  return {
    async sendLink(email, lang, headers) {
      await auth.api.signInMagicLink({ body: { email, metadata: { lang } }, headers });
    },
    async makeLink(email, lang) {
      const token = new Promise<string>((resolve) => waiting.set(email, resolve));
      await auth.api.signInMagicLink({ body: { email, metadata: { lang } }, headers: new Headers() });
      const link = linkFor(await token, lang);
      waiting.delete(email);
      return link;
    },
    async redeem(token, headers) {
      try {
        const { headers: set } = await auth.api.magicLinkVerify({
          query: { token },
          headers,
          returnHeaders: true,
        });
        const cookies = set.getSetCookie();
        return cookies.length > 0 ? cookies : null;
      } catch {
        // The library throws for a token that is used, expired or unknown: all the same to the person holding it.
        return null;
      }
    },
    async signOut(headers) {
      const { headers: set } = await auth.api.signOut({ headers, returnHeaders: true });
      return set.getSetCookie();
    },
    async accountOf(headers) {
      if (!headers.get('cookie')?.includes('madang')) return null;
      const session = await auth.api.getSession({ headers }).catch(async (error: unknown) => {
        // The library hides why it failed; if it was the database, that is said here.
        await pool.query('SELECT 1');
        throw error;
      });
      return session === null ? null : accountFrom(session.user);
    },
  };
}

function accountFrom({ id, email, name }: { id: string; email: string; name: string }): Account {
  return { id, email: email.toLowerCase(), name };
}

type SendToken = (email: string, token: string, lang: Lang) => Promise<void> | void;

function authentication({ pool, publicUrl, secret }: AccountsSettings, send: SendToken) {
  return betterAuth({
    database: pool,
    baseURL: publicUrl.origin,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: { cookiePrefix: 'madang', database: { generateId: () => crypto.randomUUID() } },
    session: { modelName: 'auth_sessions', expiresIn: SESSION_LIFETIME_DAYS * 86_400, fields: snakeSession },
    user: { modelName: 'auth_users', fields: { emailVerified: 'email_verified', ...stamps } },
    account: { modelName: 'auth_accounts', fields: snakeAccount },
    verification: { modelName: 'auth_verifications', fields: { expiresAt: 'expires_at', ...stamps } },
    plugins: [
      magicLink({
        expiresIn: LINK_LIFETIME_MINUTES * 60,
        storeToken: 'hashed',
        sendMagicLink: ({ email, token, metadata }) =>
          send(email, token, metadata?.['lang'] === 'en' ? 'en' : 'ko'),
      }),
    ],
  });
}

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;
const snakeSession = {
  userId: 'user_id',
  expiresAt: 'expires_at',
  ipAddress: 'ip_address',
  userAgent: 'user_agent',
  ...stamps,
} as const;
const snakeAccount = {
  accountId: 'account_id',
  providerId: 'provider_id',
  userId: 'user_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
  ...stamps,
} as const;
