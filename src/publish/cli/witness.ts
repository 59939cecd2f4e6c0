import type { Bilingual } from '#kernel/domain/bilingual.ts';
import type { ExitCode, Output, Subcommand } from '#kernel/domain/subcommand.ts';
import {
  createWitnessFile,
  formatVerifierKey,
  nodePrimitives,
  openWitnessFile,
  parseVerifierKey,
  readWitnessFile,
  serveWitness,
  trustLog,
} from '@madang/record';
import { byLine } from './by-line.ts';

const PORT_DEFAULT = 8770;
const WRONG_USE = 2;

const ko = `madang witness new FILE --name NAME [--ml-dsa-44]
madang witness trust FILE VKEY
madang witness show FILE
madang witness serve FILE [--port ${PORT_DEFAULT}]

한 기록이 모두에게 같은 모습으로 자라는지 지켜보고 서명하는 증인입니다. 열쇠와 기억이 파일 하나에 있습니다.

  new    새 열쇠를 만들고 확인용 열쇠를 씁니다. NAME은 example.org/witness처럼 그대로 공개됩니다.
  trust  지켜볼 기록의 열쇠를 더합니다. 열쇠의 이름이 곧 기록의 이름입니다.
  show   확인용 열쇠와 지켜보는 기록, 마지막으로 서명한 크기를 씁니다.
  serve  127.0.0.1에서 add-checkpoint를 받습니다 (C2SP tlog-witness). 서명을 내보내기 전에 먼저 저장합니다.

파일에는 비밀 열쇠가 들어 있습니다. 옛 사본으로 되돌리지 마십시오: 이미 서명한 것을 잊은 증인은 갈라진 기록에도 서명합니다.`;

const en = `madang witness new FILE --name NAME [--ml-dsa-44]
madang witness trust FILE VKEY
madang witness show FILE
madang witness serve FILE [--port ${PORT_DEFAULT}]

A witness watches that a log grows in one and the same way for everybody, and cosigns it. Key and memory are one file.

  new    makes a new key and writes the verifier key. NAME is public as it is, such as example.org/witness.
  trust  adds the key of a log to watch. The key's name is the log's origin.
  show   writes the verifier key, the watched logs and the size it cosigned last.
  serve  takes add-checkpoint on 127.0.0.1 (C2SP tlog-witness). It saves before it lets a signature out.

The file holds the private key. Never restore it from an old copy: a witness that forgot what it signed would cosign
a fork.`;

export const witness: Subcommand = {
  name: 'witness',
  summary: {
    ko: '공개 기록을 지켜보고 서명하는 증인을 운영합니다',
    en: 'run a witness that watches and cosigns logs',
  },
  help: { ko, en },
  run: async (args, output) => {
    const io = byLine(output);
    const [action = '', file, ...rest] = args;
    if (file === undefined) return wrongUse(io);
    if (action === 'new') return makeNew(file, rest, io);
    if (action === 'trust') return trust(file, rest, io);
    if (action === 'show' && rest.length === 0) return show(file, io);
    if (action === 'serve') return serve(file, rest, io);
    return wrongUse(io);
  },
};

function wrongUse(io: Output): ExitCode {
  io.err(witness.help[io.lang]);
  return WRONG_USE;
}

function say(io: Output, text: Bilingual): void {
  io.err(text[io.lang]);
}

async function makeNew(file: string, rest: readonly string[], io: Output): Promise<ExitCode> {
  const quantumSafe = rest.includes('--ml-dsa-44');
  const [option, name, ...more] = rest.filter((word) => word !== '--ml-dsa-44');
  if (option !== '--name' || name === undefined || more.length > 0) return wrongUse(io);
  const type = quantumSafe ? 'ml-dsa-44-cosignature' : 'ed25519-cosignature';
  const made = await createWitnessFile(file, name, type);
  if (!made.ok) {
    io.err(made.detail);
    return 1;
  }
  io.out(formatVerifierKey(made.value.signer.key));
  return 0;
}

async function trust(file: string, [vkey, ...more]: readonly string[], io: Output): Promise<ExitCode> {
  if (vkey === undefined || more.length > 0) return wrongUse(io);
  const key = await parseVerifierKey(nodePrimitives, vkey);
  if (!key.ok || key.value.type !== 'ed25519') {
    const detail = key.ok ? '' : key.detail;
    say(io, { ko: `기록의 열쇠가 아닙니다: ${detail}`, en: `not the key of a log: ${detail}` });
    return WRONG_USE;
  }
  const opened = await openWitnessFile(file);
  if (!opened.ok) {
    io.err(opened.detail);
    return 1;
  }
  await opened.value.save(trustLog(opened.value.state(), key.value));
  await opened.value.close();
  say(io, { ko: `이제 ${key.value.name}을(를) 지켜봅니다`, en: `now watching ${key.value.name}` });
  return 0;
}

async function show(file: string, io: Output): Promise<ExitCode> {
  const read = await readWitnessFile(file);
  if (!read.ok) {
    io.err(read.detail);
    return 1;
  }
  io.out(formatVerifierKey(read.value.signer.key));
  for (const log of read.value.logs) io.out(`${log.origin} ${log.latest?.size ?? 0}`);
  return 0;
}

async function serve(file: string, rest: readonly string[], io: Output): Promise<ExitCode> {
  const [option, value, ...more] = rest;
  const port = option === undefined ? PORT_DEFAULT : Number(value);
  if ((option !== undefined && option !== '--port') || more.length > 0) return wrongUse(io);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return wrongUse(io);
  const opened = await openWitnessFile(file);
  if (!opened.ok) {
    io.err(opened.detail);
    return 1;
  }
  const now = (): number => Math.floor(Date.now() / 1000);
  try {
    const server = await serveWitness(opened.value, { port, now });
    io.out(`http://127.0.0.1:${server.port}`);
    await untilAskedToStop();
    await server.close();
    return 0;
  } catch (error) {
    io.err(error instanceof Error ? error.message : String(error));
    return 1;
  } finally {
    await opened.value.close();
  }
}

function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve();
      });
    }
  });
}
