import type { Subcommand } from '#kernel/domain/subcommand.ts';
import { runCommandLine, type Entry } from '#kernel/server/running/command-line.ts';

/** Every subcommand, in the order of the forum's year. Its module is loaded only when it is asked for. */
export const SUBCOMMANDS: readonly Entry[] = [
  {
    name: 'start',
    summary: { ko: '마당을 띄웁니다', en: 'Run Madang' },
    load: async (): Promise<Subcommand> => (await import('./console/starting.ts')).starting,
  },
  {
    name: 'choose',
    summary: {
      ko: '승인 투표에서 주제를 비례에 맞게 고르고 까닭을 밝힙니다',
      en: 'Choose topics in proportion from approval ballots, and explain each choice',
    },
    load: async (): Promise<Subcommand> => (await import('#call/cli/choose.ts')).choose,
  },
  {
    name: 'import press-release',
    summary: {
      ko: '보도자료에서 회차, 세션, 사람, 발언을 읽어 들입니다',
      en: 'Read an edition, sessions, people and interventions from a press release',
    },
    load: async (): Promise<Subcommand> => (await import('./console/importing.ts')).importing,
  },
  {
    name: 'import polis',
    summary: {
      ko: 'Polis에서 내보낸 대화를 숙의로 가져옵니다',
      en: 'Bring in a conversation exported from Polis as a deliberation',
    },
    load: async (): Promise<Subcommand> => (await import('./console/polis.ts')).importPolis,
  },
  {
    name: 'export polis',
    summary: {
      ko: '가져온 대화를 Polis의 형식으로 다시 내보냅니다',
      en: 'Write an imported conversation in Polis’s format again',
    },
    load: async (): Promise<Subcommand> => (await import('./console/polis.ts')).exportPolis,
  },
  {
    name: 'groups',
    summary: {
      ko: '반응에서 의견 집단과 공통의 인식, 이견을 찾습니다',
      en: 'Find opinion groups, common ground and divergence in reactions',
    },
    load: async (): Promise<Subcommand> => (await import('#deliberate/cli/groups.ts')).groups,
  },
  {
    name: 'simulate',
    summary: {
      ko: '표본 회차에 지어낸 사람들의 반응을 더합니다',
      en: 'Add reactions of invented people to a sample edition',
    },
    load: async (): Promise<Subcommand> => (await import('./console/simulate.ts')).simulate,
  },
  {
    name: 'verify',
    summary: {
      ko: '내려받은 공개 기록을 주최자를 믿지 않고 확인합니다',
      en: 'Check a published record without trusting its host',
    },
    load: async (): Promise<Subcommand> => (await import('#publish/cli/verify.ts')).verify,
  },
  {
    name: 'witness',
    summary: {
      ko: '다른 이의 기록을 지켜보고 함께 서명합니다',
      en: 'Watch a record of others and cosign it',
    },
    load: async (): Promise<Subcommand> => (await import('#publish/cli/witness.ts')).witness,
  },
];

// Whoever reads the output may stop reading, as `head` does; that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
const code = await runCommandLine(SUBCOMMANDS, process.argv.slice(2), process.env, {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
// Whatever is still being written to a pipe is written before the process ends by itself.
process.exitCode = code;
