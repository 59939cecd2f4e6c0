// Loaded before the application: its wall clock jumps a day ahead at the first SIGUSR2, and two back at the second.
const DAY_MS = 86_400_000;
const JUMPS_MS = [DAY_MS, -DAY_MS];
let jumped = 0;
let shift = 0;
process.on('SIGUSR2', () => {
  shift = JUMPS_MS[jumped % JUMPS_MS.length] ?? 0;
  jumped += 1;
});

const Real = Date;
const now = () => Real.now() + shift;
globalThis.Date = new Proxy(Real, {
  construct: (target, given: unknown[]) =>
    // Date's own constructor reads whatever it was given; only "now" is ours.
    Reflect.construct(target, given.length === 0 ? [now()] : given) as object,
  get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
});
