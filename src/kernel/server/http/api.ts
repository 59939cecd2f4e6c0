import type { ZodType } from 'zod';
import type { RefusalMeaning } from '#kernel/domain/decision.ts';
import type { Role, Viewer } from '#kernel/domain/viewer.ts';
import type { App } from '../app.ts';
import type { Handler } from '../acts/execute.ts';
import type { Forum } from '../acts/forums.store.ts';

/** Where a request stands: the forum, the edition and who asks. */
export type ApiPlace = {
  readonly app: App;
  readonly forum: Forum;
  readonly edition: { readonly editionId: string; readonly slug: string };
  readonly viewer: Viewer;
};

export type ApiMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * One address of the API below `/api/v1/:forum/:edition`. A query answers with its view model;
 * a command runs through `execute()` with the body and the address's own parameters as its input.
 */
export type ApiQuery = {
  readonly kind: 'query';
  readonly method: 'GET';
  readonly path: string;
  readonly summary: string;
  readonly access: readonly Role[];
  readonly answer: ZodType;
  /** null means: there is no such thing (404). */
  readonly run: (place: ApiPlace, params: Readonly<Record<string, string>>) => Promise<unknown>;
};

export type ApiCommand = {
  readonly kind: 'command';
  readonly method: Exclude<ApiMethod, 'GET'>;
  readonly path: string;
  readonly summary: string;
  readonly access: readonly Role[];
  readonly input: ZodType;
  readonly handler: Handler<never, never, never>;
};

/** What a stream of small writes needs to know of its sender: headers to answer with, and the network it comes from. */
export type IntakeReply = {
  readonly status: 200 | 401 | RefusalMeaning['status'];
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/**
 * An address for writes too many for a transaction each, such as reactions: it has its own batch writer and its own
 * log instead of `execute()` and acts. Who asks may be known from up to `PLACE_KEPT_MS` ago.
 */
export type ApiIntake = {
  readonly kind: 'intake';
  readonly method: 'POST';
  readonly path: string;
  readonly summary: string;
  readonly access: readonly Role[];
  readonly input: ZodType;
  /** Gets what `input` has made of the body; it does not read it again. */
  readonly take: (place: ApiPlace, input: never, network: string) => Promise<IntakeReply>;
};

export type ApiRoute = ApiQuery | ApiCommand | ApiIntake;

export function intakeRoute<Input>(
  route: Omit<ApiIntake, 'kind' | 'method' | 'input' | 'take'> & {
    readonly input: ZodType<Input>;
    readonly take: (place: ApiPlace, input: Input, network: string) => Promise<IntakeReply>;
  },
): ApiIntake {
  return { ...route, kind: 'intake', method: 'POST' };
}

/** A command's address; access and input come from its handler, so that they are said once. */
export function commandRoute<Input, State, Change>(
  method: ApiCommand['method'],
  path: string,
  summary: string,
  handler: Handler<Input, State, Change>,
): ApiCommand {
  // The registry holds handlers of every type side by side; execute() parses the input again before its handler sees it.
  const erased = handler as unknown as Handler<never, never, never>;
  return {
    kind: 'command',
    method,
    path,
    summary,
    access: handler.access,
    input: handler.input,
    handler: erased,
  };
}

export function queryRoute(route: Omit<ApiQuery, 'kind' | 'method'>): ApiQuery {
  return { kind: 'query', method: 'GET', ...route };
}
