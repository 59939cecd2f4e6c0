import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROUTES = fileURLToPath(new URL('../src/routes/', import.meta.url));
const PAGE_FILE = '+page.svelte';

/** The folders of all pages a person can look at, such as `/[lang=lang]/[forum]`. */
export function pageRoutes(): string[] {
  return readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
    .map((path) => `/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith(`/${PAGE_FILE}`))
    .map((path) => path.slice(0, -PAGE_FILE.length - 1))
    .sort();
}

/** Which of the routes an address belongs to: the one that names most of its parts. */
export function routeOf(pathname: string, routes: readonly string[]): string | null {
  const fitting = routes.filter((route) => new RegExp(`^${pattern(route)}$`).test(pathname));
  return fitting.toSorted((a, b) => unnamed(a) - unnamed(b))[0] ?? null;
}

const pattern = (route: string) =>
  route.replace(/\[lang=lang\]/g, '(?:ko|en)').replace(/\[[^\]]+\]/g, '[^/]+');
const unnamed = (route: string) => route.split('[').length;
