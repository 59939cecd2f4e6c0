import { z } from 'zod';

/** Every setting, with its default and its meaning; `docs/environment.md` is made from this table. */
export const SETTINGS = {
  MADANG_HOST: {
    schema: z.string().default('127.0.0.1'),
    meaning: 'Address to listen on. Keep the loopback address behind a reverse proxy.',
  },
  MADANG_PORT: {
    schema: z.coerce.number().int().min(0).max(65_535).default(4810),
    meaning: 'Port to listen on. 0 takes any free one.',
  },
  MADANG_PUBLIC_URL: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    meaning:
      'Address at which people reach Madang, for links in mail and the record. Default: the address listened on.',
  },
  MADANG_TRUST_PROXY: {
    schema: z.enum(['yes', 'no']).default('no'),
    meaning:
      'yes: there is one reverse proxy in front; its line in X-Forwarded-For is the network that rates are limited by. With no, the header is ignored.',
  },
  MADANG_DATA: {
    schema: z.string().default('data'),
    meaning: 'Folder of the embedded database, keys and the published log.',
  },
  DATABASE_URL: {
    schema: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
      .optional(),
    meaning: 'A PostgreSQL server to use instead of the embedded one.',
  },
  MADANG_SECRET: {
    schema: z.string().min(32).optional(),
    meaning:
      'Secret that signs sign-in cookies, 32 characters at least. Default: made once and kept in the data folder.',
  },
  SMTP_URL: {
    schema: z
      .string()
      .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
      .optional(),
    meaning: 'Mail server, as smtp://user:password@host:port. Without it, mail is printed in the server log.',
  },
  MADANG_MAIL_FROM: {
    schema: z.string().default('Madang <madang@localhost>'),
    meaning: 'Sender of mail.',
  },
  MADANG_WITNESSES: {
    schema: z.string().optional(),
    meaning:
      'File of witness, group and quorum lines (C2SP tlog-policy) that says who is asked to cosign the record. A group named after a stakeholder group, such as `academia`, is shown as one.',
  },
  MADANG_SECRETARIAT: {
    schema: z.email().default('secretariat@localhost.localdomain'),
    meaning:
      'Address that receives the secretariat role of the first forum and the one-time sign-in link at start.',
  },
} as const;

type Settings = typeof SETTINGS;
export type Environment = { [Name in keyof Settings]: z.output<Settings[Name]['schema']> };
export type ConfigProblem = { readonly setting: string; readonly what: string };

/** Reads the environment once. An empty value counts as not set. Every problem is named, not only the first. */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): { ok: true; environment: Environment } | { ok: false; problems: ConfigProblem[] } {
  const given: Record<string, string> = {};
  for (const name of Object.keys(SETTINGS)) if (env[name]) given[name] = env[name];
  const shape = Object.fromEntries(Object.entries(SETTINGS).map(([name, setting]) => [name, setting.schema]));
  const parsed = z.object(shape).safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      setting: issue.path.join('.'),
      what: issue.message,
    }));
    return { ok: false, problems };
  }
  // The object was built from SETTINGS itself, whose keys the mapped type lists; zod cannot see that through fromEntries.
  return { ok: true, environment: parsed.data as Environment };
}

/** The table of settings as a page of documentation. */
export function environmentPage(): string {
  const rows = Object.entries(SETTINGS).map(([name, { schema, meaning }]) => {
    const fallback = schema.safeParse(undefined);
    const shown = fallback.success && fallback.data !== undefined ? `\`${String(fallback.data)}\`` : '';
    return `| \`${name}\` | ${shown} | ${meaning} |`;
  });
  const head =
    '# Environment\n\nMade from `src/kernel/server/running/config.ts` by `npm run generate`; a test keeps it true.\n';
  return `${head}\n| setting | default | meaning |\n|---|---|---|\n${rows.join('\n')}\n`;
}

/** The settings as the running application uses them. */
export type Config = {
  readonly host: string;
  readonly port: number;
  readonly publicUrl: URL;
  readonly trustProxy: boolean;
  readonly dataFolder: string;
  readonly secret: string;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Policy lines of whoever is asked to cosign the record; null for nobody. */
  readonly witnesses: string | null;
  readonly secretariatEmail: string;
};
