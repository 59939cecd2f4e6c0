import { version } from '$app/env';
import { offlineCards } from '#deliberate/web/reacting/offline-cards.ts';

// Between the cards and a line that is not there. It answers for one address only, the one it was registered for, and
// only when the server cannot be reached; it keeps nothing, so that no page of one person is ever shown to another.

type PageAsked = Event & { readonly request: Request; respondWith(answer: Promise<Response>): void };

// The compiler knows this file as part of a page; what a worker has besides is said here.
const worker = self as unknown as EventTarget & {
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
};

worker.addEventListener('install', () => void worker.skipWaiting());

worker.addEventListener('fetch', (event) => {
  const { request, respondWith } = event as PageAsked; // the one event of this name
  const { pathname } = new URL(request.url);
  if (request.mode !== 'navigate' || pathname !== new URL(worker.registration.scope).pathname) return;
  if (request.method !== 'GET') return;
  respondWith.call(
    event,
    fetch(request).catch(() => noLine(pathname)),
  );
});

function noLine(pathname: string): Response {
  const nonce = crypto.randomUUID();
  return new Response(offlineCards(pathname, nonce), {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; connect-src 'self'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'; base-uri 'none'`,
      'x-madang-version': version,
    },
  });
}
