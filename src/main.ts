import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { wrongUse } from '#kernel/domain/wrong-use.ts';
import { createHttp } from '#kernel/server/http/http.ts';
import { OWN_HEADERS, type PageHandler } from '#kernel/server/http/page-mount.ts';
import { createPlaces } from '#kernel/server/http/places.ts';
import { startRelay } from '#kernel/server/live/live-relay.ts';
import { replayErasures } from '#kernel/server/record/replay-erasures.ts';
import { startSequencing } from '#kernel/server/record/sequencing.ts';
import { openRuntime } from '#kernel/server/running/runtime.ts';
import { StartFailure } from '#kernel/server/running/start-failure.ts';
import type { App } from '#kernel/server/app.ts';
import { floorRooms } from '#convene/server/floor/floor-rooms.ts';
import { placeOf } from '#convene/server/sessions/place.ts';
import { startEpochs } from '#deliberate/server/results/epochs.ts';
import { startOpenings } from '#deliberate/server/deliberation/openings.ts';
import { startResultsFeed } from '#deliberate/server/results/results-feed.ts';
import { API_ROUTES, compose, LIVE_AUDIENCES } from './composition/compose.ts';
import { firstForum } from './composition/first-forum.ts';

const STOP_TIMEOUT_MS = 10_000;
const PARENT_LOOK_MS = 1_000;
const log = (line: string) => console.log(line);

/** Brings up database, pages and live channels, and leaves them running until a signal. */
export async function start(args: readonly string[]): Promise<void> {
  const { empty } = readArguments(args);
  const runtime = await openRuntime(process.env, log);
  try {
    const app = compose({ ...runtime, log });
    await firstForum(app, { empty });
    const { db, erasures: sources } = app;
    await replayErasures({ db, sources, dataFolder: app.config.dataFolder, at: app.now() });
    const server = createHttp({
      app,
      routes: API_ROUTES,
      places: createPlaces(app, (request) => placeOf(app, request)),
      audiences: LIVE_AUDIENCES,
      pages: await loadPages(),
    });
    await listen(server, app);
    const relay = startRelay(runtime.pool, app.live, log);
    const { port } = server.server.address() as AddressInfo; // a TCP server's address is an object once it listens
    await announce(app, port);
    const openings = startOpenings(app, log);
    const feed = startResultsFeed(app, log);
    const epochs = startEpochs(app, log);
    const sequencing = startSequencing(app, log);
    stopOnSignal(async () => {
      await server.close();
      await floorRooms(app).stop();
      await relay.stop();
      app.live.close();
      await openings.stop();
      await epochs.stop();
      await feed.stop();
      await sequencing.stop();
      await runtime.stop();
    });
  } catch (error) {
    await runtime.stop();
    throw error;
  }
}

function readArguments(args: readonly string[]): { empty: boolean } {
  try {
    return parseArgs({ args: [...args], options: { empty: { type: 'boolean', default: false } } }).values;
  } catch (error) {
    throw new StartFailure(
      {
        ko: `${wrongUse(error, 'ko')} 쓸 수 있는 것은 --empty 하나입니다.`,
        en: `${wrongUse(error, 'en')} There is only --empty.`,
      },
      2,
    );
  }
}

/** SvelteKit reads the names of its headers when its handler is imported, so they are set just before. */
async function loadPages(): Promise<PageHandler> {
  process.env['PROTOCOL_HEADER'] = OWN_HEADERS.protocol;
  process.env['HOST_HEADER'] = OWN_HEADERS.host;
  process.env['ADDRESS_HEADER'] = OWN_HEADERS.address;
  process.env['BODY_SIZE_LIMIT'] = '64M';
  const built = new URL('../build/handler.js', import.meta.url).href;
  const { handler } = (await import(built)) as { handler: PageHandler }; // the adapter's own promise about its output
  return handler;
}

async function listen(server: ReturnType<typeof createHttp>, app: App): Promise<void> {
  const { host, port } = app.config;
  try {
    await server.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') throw error;
    throw new StartFailure({
      ko: `${host}:${port}에서 들을 수 없습니다 (${code}). 이미 쓰이는 번호라면 MADANG_PORT로 다른 번호를 지정해 주십시오.`,
      en: `Cannot listen on ${host}:${port} (${code}). If the port is taken, name another with MADANG_PORT.`,
    });
  }
}

async function announce(app: App, port: number): Promise<void> {
  const { publicUrl, secretariatEmail } = app.config;
  log(`\n마당 Madang: ${publicUrl.port === '0' ? `http://${app.config.host}:${port}` : publicUrl.origin}`);
  const link = await app.accounts.makeLink(secretariatEmail, 'ko');
  log(`사무국 로그인, 한 번만 / secretariat sign-in, once:\n  ${link}\n`);
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  // npm hands SIGTERM to a shell that dies without passing it on; a lost parent says the same.
  const parent = process.ppid;
  if (process.env['npm_lifecycle_event'] !== 'start') return;
  setInterval(() => {
    if (process.ppid !== parent) onSignal();
  }, PARENT_LOOK_MS).unref();
}

if (import.meta.main)
  start(process.argv.slice(2)).catch((error: unknown) => {
    if (error instanceof StartFailure) {
      console.error(`${error.sentence.ko}\n${error.sentence.en}`);
      process.exit(error.exitCode);
    }
    console.error(error);
    process.exit(1);
  });
