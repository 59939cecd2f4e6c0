import { expect, it } from 'vitest';
import { startRegularWork } from './regular-work.ts';

const NEVER_MS = 1_000_000;

it('runs one pass after another, tells of one that fails, and ends with the last', async () => {
  const told: string[] = [];
  const steps: string[] = [];
  let passes = 0;
  const work = startRegularWork({
    name: 'sweeping',
    everyMs: NEVER_MS,
    log: (line) => told.push(line),
    async pass() {
      passes += 1;
      const pass = passes;
      steps.push(`begin ${pass}`);
      await new Promise((resolve) => setImmediate(resolve));
      if (pass === 1) throw new Error('no broom');
      steps.push(`end ${pass}`);
    },
  });
  void work.settle();
  void work.settle();
  await work.stop();
  expect(steps).toEqual(['begin 1', 'begin 2', 'end 2']);
  expect(told).toEqual(['[sweeping] no broom']);
});
