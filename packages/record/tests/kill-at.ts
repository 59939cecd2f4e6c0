// Lets a process be killed at one exact step of its own work: `KILL_AT=12` in its environment ends it with SIGKILL at
// the twelfth change it makes to a disk, or at whatever else is announced by `step`. Without it the steps are told on
// standard error when the process ends, so that a test knows how many there are.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const killAt = Number(process.env['KILL_AT'] ?? 0);
const taken: string[] = [];
let armed = false;

/** From here on steps count; what a program does while it starts does not. */
export function arm(): void {
  armed = true;
}

/** One step; past the one asked for, nothing of this process happens any more. */
export function step(name: string): void {
  if (!armed) return;
  taken.push(name);
  if (taken.length === killAt) process.kill(process.pid, 'SIGKILL');
}

type Method = (...args: unknown[]) => unknown;

function stepBefore(target: Record<string, Method>, name: string): void {
  const original = target[name];
  if (original === undefined) throw new Error(`there is no ${name} to watch`);
  target[name] = function (this: unknown, ...args) {
    step(`${name} ${String(args[0])}`);
    return original.apply(this, args);
  };
}

const promises = fs.promises as unknown as Record<string, Method>; // patched in place, member by member
for (const name of ['mkdir', 'rename', 'link', 'rm']) stepBefore(promises, name);

const open = fs.promises.open;
promises['open'] = async (...args) => {
  step(`open ${String(args[0])}`);
  const handle = await open(...(args as Parameters<typeof open>)); // passed on as they came
  const methods = handle as unknown as Record<string, Method>; // as above
  stepBefore(methods, 'sync');
  const write = handle.writeFile.bind(handle);
  methods['writeFile'] = async (content) => {
    const bytes = Buffer.from(content as Uint8Array | string); // the writers here pass nothing else
    await write(bytes.subarray(0, Math.ceil(bytes.length / 2)));
    step('write half');
    await write(bytes.subarray(Math.ceil(bytes.length / 2)));
  };
  return handle;
};
syncBuiltinESMExports();

process.once('exit', () => {
  if (armed) fs.writeSync(2, `steps: ${JSON.stringify(taken)}\n`);
});
