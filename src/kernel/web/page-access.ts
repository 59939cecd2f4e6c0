import type { Role } from '#kernel/domain/viewer.ts';

/** Pages by SvelteKit route id, each with the roles that may open it. */
export type PageAccess = { readonly [routeId: string]: readonly Role[] };
