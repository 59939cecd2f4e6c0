import { describe, expect, it } from 'vitest';
import { runCommandLine, type Entry } from './command-line.ts';

const entry: Entry = {
  name: 'import thing',
  summary: { ko: '가져오기', en: 'Bring in' },
  load: async () => ({
    name: 'import thing',
    summary: { ko: '가져오기', en: 'Bring in' },
    help: { ko: '도움말', en: 'Help' },
    run: async (args, io) => {
      if (args[0] === 'break') throw new Error('no such file');
      io.out(`${io.lang} ${args.join(' ')}`);
      return 0;
    },
  }),
};

async function run(args: string[], env: Record<string, string> = {}) {
  let out = '';
  let err = '';
  const streams = { out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
  return { code: await runCommandLine([entry], args, env, streams), out, err };
}

describe('the command line', () => {
  it('runs a command of two words with the rest as its arguments', async () => {
    expect(await run(['import', 'thing', 'a', 'b'])).toEqual({ code: 0, out: 'ko a b', err: '' });
  });
  it('speaks the language asked for, wherever the flag stands', async () => {
    expect((await run(['import', 'thing', '--lang', 'en', 'a'])).out).toBe('en a');
    expect((await run(['import', 'thing'], { LANG: 'en_GB.UTF-8' })).out).toBe('en ');
  });
  it('shows the overview on standard output when asked, on standard error when nothing was said', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0, err: '' });
    expect(await run([])).toMatchObject({ code: 2, out: '' });
  });
  it('helps with one command in both languages', async () => {
    expect((await run(['import', 'thing', '--help', '--lang=en'])).out).toBe('Help\n');
    expect((await run(['import', 'thing', '--help'])).out).toBe('도움말\n');
  });
  it('helps with the commands that begin with one word', async () => {
    const { code, out, err } = await run(['import', '--help']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('import thing');
    expect(await run(['import'])).toMatchObject({ code: 2, out: '' });
  });
  it('refuses a language it does not speak', async () => {
    expect(await run(['--lang', 'fr', '--help'])).toEqual({ code: 2, out: '', err: '--lang fr? ko | en\n' });
    expect(await run(['--help', '--lang'])).toMatchObject({ code: 0 });
  });
  it('answers an unknown command with exit code 2 and a defect with one line and 1', async () => {
    expect(await run(['vote'])).toMatchObject({ code: 2, out: '' });
    expect(await run(['import', 'thing', 'break'])).toEqual({
      code: 1,
      out: '',
      err: 'madang import thing: no such file\n',
    });
  });
});
