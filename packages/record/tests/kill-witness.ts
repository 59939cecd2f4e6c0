// Serves the witness whose file is given until it is killed at the step that KILL_AT names, or told to stop.
import { arm } from './kill-at.ts';
import { openWitnessFile, serveWitness } from '../src/index.ts';
import { AT, must } from './fixture.ts';

const witness = must(await openWitnessFile(process.argv[2] ?? ''));
const server = await serveWitness(witness, { port: 0, now: () => AT });
process.once('SIGTERM', () => {
  process.exit();
});
arm();
process.stdout.write(`${server.port}\n`);
