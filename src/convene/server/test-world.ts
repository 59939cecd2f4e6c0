import type { Account, Viewer } from '#kernel/domain/viewer.ts';
import type { App } from '#kernel/server/app.ts';
import { execute, type Handler } from '#kernel/server/acts/execute.ts';
import { addPersonCommand } from './people/people.commands.ts';
import { openEditionCommand } from './forum/editions.commands.ts';
import { createForumCommand } from './forum/forums.commands.ts';
import { recordInterventionCommand } from './words/interventions.commands.ts';
import { addSessionCommand } from './sessions/sessions.commands.ts';
import type { RecordMode } from '../domain/sessions/record-mode.ts';
import type { StakeholderGroup } from '#kernel/domain/viewer.ts';

export const TEST_DESK: Account = { id: 'desk', email: 'desk@example.org', name: 'Desk' };
const AT = new Date('2026-11-24T03:00:00Z');

/**
 * For tests: builds a forum through its own commands. Ids are made from the step that asks for them, so that two
 * worlds built by the same steps hold the same ids, however many ids an earlier step used up.
 */
export function testBuilder(composed: App) {
  let step = 0;
  let made = 0;
  const hex = (n: number, width: number) => n.toString(16).padStart(width, '0');
  const newId = () => `0199c000-${hex(step, 4)}-7000-8000-${hex((made += 1), 12)}`;
  const app: App = { ...composed, now: () => AT, newId };
  const forumId = '0199c000-0000-7000-8000-00000000f0f0';
  const roles: Viewer['roles'] = new Set(['public', 'signed_in', 'secretariat']);
  const viewer: Viewer = { account: TEST_DESK, roles, participation: null, visitorId: null };

  async function run<Input, State, Change>(handler: Handler<Input, State, Change>, input: unknown) {
    step += 1;
    made = 0;
    const outcome = await execute(app, { forumId, viewer }, handler, input);
    if (!outcome.ok)
      throw new Error(`${handler.name}: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.details)}`);
    return outcome.change;
  }

  return { app, forumId, viewer, run, ...places(run), ...voices(run) };
}

type Run = <Input, State, Change>(
  handler: Handler<Input, State, Change>,
  input: unknown,
) => Promise<Change | null>;

export type TestPerson = {
  readonly name: string;
  readonly group: StakeholderGroup;
  readonly organisation: string | null;
  readonly email?: string;
  readonly sessions?: readonly { readonly sessionId: string; readonly part: string }[];
};

function places(run: Run) {
  return {
    async forum(): Promise<void> {
      const names = { ko: '물길포럼', en: 'Waterways Forum' };
      await run(createForumCommand, {
        slug: 'mulgil',
        names,
        about: { ko: '해마다 만난다.', en: 'Meets yearly.' },
      });
    },
    async edition(slug: string): Promise<string> {
      const opened = await run(openEditionCommand, {
        slug,
        ordinal: 1,
        label: null,
        names: { ko: '제1차 물길포럼', en: '1st Waterways Forum' },
        theme: { ko: '함께 쓰는 물', en: 'Shared water' },
        place: {},
        startsOn: '2026-11-24',
        endsOn: '2026-11-25',
        timeZone: 'Asia/Seoul',
        phases: [{ phase: 'convene', opensOn: '2026-11-01', closesOn: '2026-11-30' }],
        organisations: [{ names: { ko: '가온부', en: 'Ministry of Gaon' }, relation: 'host' }],
      });
      return opened?.editionId ?? '';
    },
    async session(editionId: string, title: string, recordMode: RecordMode): Promise<string> {
      const input = {
        editionId,
        kind: 'session',
        titles: { en: title, ko: title },
        heldOn: '2026-11-24',
        recordMode,
      };
      return (await run(addSessionCommand, input))?.sessionId ?? '';
    },
  };
}

function voices(run: Run) {
  return {
    async person(editionId: string, person: TestPerson): Promise<string> {
      const { name, group, organisation, email = null, sessions = [] } = person;
      const added = await run(addPersonCommand, {
        editionId,
        names: [{ language: 'en', script: 'Latn', kind: 'usual', text: name }],
        email,
        capacity: { en: `Capacity of ${name}` },
        organisation: organisation === null ? null : { names: { en: organisation } },
        stakeholderGroup: group,
        parts: sessions,
      });
      return added?.personId ?? '';
    },
    async words(said: {
      editionId: string;
      sessionId: string;
      personId: string;
      text: string;
      recordMode?: RecordMode;
    }): Promise<string | null> {
      const { text, recordMode = null, ...where } = said;
      const input = {
        ...where,
        texts: { en: text },
        authenticLanguage: 'en',
        textKind: 'verbatim',
        recordMode,
      };
      return (await run(recordInterventionCommand, input))?.interventionId ?? null;
    },
  };
}
