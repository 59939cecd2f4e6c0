import { describe, expect, it } from 'vitest';
import { simulateCommand, type Simulation } from './simulate.ts';

async function run(args: readonly string[], lang: 'ko' | 'en' = 'en') {
  let [out, err] = ['', ''];
  const asked: Simulation[] = [];
  const command = simulateCommand(async (simulation) => {
    asked.push(simulation);
    return { ok: true, reactions: 1234, epoch: 2, path: '/f/sample' };
  });
  const code = await command.run(args, { lang, out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err, asked };
}

describe('madang simulate', () => {
  it('asks for a small crowd if nothing is said, and tells where to look', async () => {
    const { code, out, asked } = await run([], 'ko');
    expect(code).toBe(0);
    expect(asked).toEqual([
      { forum: undefined, edition: 'sample', people: 60, visitors: 300, opinionGroups: 3, seed: 1 },
    ]);
    expect(out).toBe('모의 반응 1,234건을 더했습니다. 2차 결과를 공개했습니다. /ko/f/sample/results\n');
  });
  it('writes JSON and nothing else when asked to', async () => {
    const { out } = await run(['--json', '--people', '5', '--groups', '2', '--seed', '9']);
    expect(JSON.parse(out)).toEqual({ reactions: 1234, epoch: 2, path: '/f/sample' });
  });
  it.each([
    ['--people', '2001'],
    ['--groups', '0'],
    ['--visitors', '-1'],
    ['--seed', 'x'],
    ['--what', '1'],
    ['more'],
  ])('refuses %s %s before anything is opened', async (...args) => {
    const { code, err, asked } = await run(args.filter((one) => one !== undefined));
    expect(code).toBe(2);
    expect(err).toContain('Usage: madang simulate');
    expect(asked).toEqual([]);
  });
});
