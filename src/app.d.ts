import type { IncomingMessage } from 'node:http';
import type { Lang } from '#kernel/domain/bilingual.ts';
import type { Account } from '#kernel/domain/viewer.ts';
import type { App as Application } from '#kernel/server/app.ts';
import type { Trouble } from '#kernel/server/running/trouble.ts';
import type { Place } from '#convene/server/sessions/place.ts';

declare global {
  namespace App {
    interface Error {
      message: string;
    }
    interface Locals {
      app: Application;
      lang: Lang;
      account: Account | null;
      visitorId: string;
      /** Set on pages that other sites show in a frame: which may, and the token of who is there. */
      frame?: { readonly origins: readonly string[]; readonly who: string };
      /** Set on every address below `/{lang}/{forum}`. */
      place: Place | null;
      /** Set when the page could not be made for something that passes. */
      trouble: Trouble | null;
    }
    interface Platform {
      /** Fastify hangs the application on the raw request before it hands it to the pages. */
      req: IncomingMessage & { madang: Application };
    }
  }
}
export {};
