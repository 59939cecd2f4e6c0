import { writeFileSync } from 'node:fs';
import { environmentPage } from '#kernel/server/running/config.ts';
import { accessPage } from '../src/whole-app/access-matrix.ts';

// Documents that are made from the code, so that they cannot drift from it.
const root = new URL('../', import.meta.url);
writeFileSync(new URL('docs/environment.md', root), environmentPage());
writeFileSync(new URL('docs/spec/access.md', root), accessPage());
