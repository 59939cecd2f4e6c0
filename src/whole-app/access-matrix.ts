import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ROLES, type Role } from '#kernel/domain/viewer.ts';
import { API_ROUTES, LIVE_AUDIENCES } from '../composition/compose.ts';
import { PAGE_ACCESS } from '../routes/access.ts';

/** Pages outside a forum: no forum, so no role in one. */
export const PAGES_OUTSIDE_A_FORUM = [
  '/',
  '/[lang=lang]',
  '/[lang=lang]/desk',
  '/[lang=lang]/sign-in',
  '/[lang=lang]/sign-in/link',
  '/[lang=lang]/sign-out',
] as const;

export type AccessRow = {
  readonly kind: 'page' | 'api' | 'live';
  readonly address: string;
  readonly roles: readonly Role[];
};

/** Every route id that SvelteKit would make of the folder `src/routes`. */
export function pageRouteIds(): string[] {
  const root = fileURLToPath(new URL('../routes/', import.meta.url));
  const pages = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /(^|\/)\+(page(\.server)?\.(ts|svelte)|server\.ts)$/.test(path))
    .map((path) => `/${path.slice(0, path.lastIndexOf('/') + 1).replace(/\/$/, '')}`);
  return [...new Set(pages)].sort();
}

export function accessRows(): AccessRow[] {
  const pages = Object.entries(PAGE_ACCESS).map(([address, roles]) => ({
    kind: 'page' as const,
    address,
    roles,
  }));
  const api = API_ROUTES.map(({ method, path, access }) => ({
    kind: 'api' as const,
    address: `${method} /api/v1/:forum/:edition${path}`,
    roles: access,
  }));
  const live = Object.entries(LIVE_AUDIENCES).map(([kind, roles]) => ({
    kind: 'live' as const,
    address: roles.includes('public') ? `GET /live/${kind}/*` : `GET /live/${kind}/:forum/:edition`,
    roles,
  }));
  return [...pages, ...api, ...live].sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** The matrix as a page of the specification. */
export function accessPage(): string {
  const head = `| address | ${ROLES.join(' | ')} |\n|---|${ROLES.map(() => ':-:|').join('')}`;
  const line = ({ address, roles }: AccessRow) =>
    `| \`${address}\` | ${ROLES.map((role) => (allows(roles, role) ? 'yes' : '')).join(' | ')} |`;
  return `# Who may open what

Made from the routes themselves by \`npm run generate\`; a test keeps it true. A role includes what everyone and everyone signed in may do. Forms on pages run commands, whose own rows are those of the API.

${head}
${accessRows().map(line).join('\n')}
`;
}

/** Whoever holds a role is also signed in and part of the public. */
export function allows(roles: readonly Role[], role: Role): boolean {
  return (
    roles.includes(role) || roles.includes('public') || (role !== 'public' && roles.includes('signed_in'))
  );
}
