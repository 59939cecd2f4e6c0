import type { App } from '#kernel/server/app.ts';
import type { TestDatabase } from '#kernel/server/postgres/test-database.ts';
import { compose } from '../../composition/compose.ts';
import { TEST_DESK } from './test-world.ts';

/** For tests: the whole application over a test database, which nobody reaches from outside. */
export function testApp({ pool }: TestDatabase): App {
  const config = {
    host: '127.0.0.1',
    port: 0,
    publicUrl: new URL('http://127.0.0.1:1'),
    trustProxy: false,
    dataFolder: '',
    secret: 'x'.repeat(48),
    smtpUrl: null,
    mailFrom: 'Madang <madang@localhost>',
    witnesses: null,
    secretariatEmail: TEST_DESK.email,
  };
  return compose({ pool, config, log: () => undefined });
}
