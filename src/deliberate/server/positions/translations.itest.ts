import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApplication, type TestApplication } from '../../../whole-app/test-application.ts';
import { languageGaps } from '#deliberate/domain/positions/language-gaps.ts';
import type { TranslationStatus } from '#deliberate/domain/positions/translation.ts';
import { draftedPositions, onePosition } from './position-list.store.ts';
import { editPositionCommand } from './positions.commands.ts';
import {
  openWorld,
  rapporteur,
  refusedAs,
  START,
  taken,
  visitor,
} from '#deliberate/server/test-deliberation.ts';
import { translatePositionCommand } from './translations.commands.ts';

let test: TestApplication;
beforeAll(async () => {
  test = await openTestApplication(START);
});
afterAll(() => test.close());

async function translating() {
  const world = await openWorld(test, {}, ['경보를 스물네 시간 안에 나눈다.']);
  const { positionId, forumId, editionId } = world;
  const gaps = async () =>
    languageGaps(await draftedPositions(test.db, world)).map(({ language, what }) => [language, what]);
  return {
    ...world,
    gaps,
    seen: () => onePosition(test.db, { forumId, editionId, positionId }),
    translate: (language: string, text: string, status: TranslationStatus = 'courtesy') =>
      world.as(rapporteur, translatePositionCommand, { positionId, language, text, status }),
    edit: (texts: object, kind = 'correction') =>
      world.as(rapporteur, editPositionCommand, { positionId, texts, authenticLanguage: 'ko', kind }),
  };
}

describe('a text in another language', () => {
  it('is listed while it is missing, a machine’s, or behind the original', async () => {
    const world = await translating();
    expect(await world.gaps()).toEqual([['en', 'missing']]);
    taken(await world.translate('en', 'Warnings are shared within a day.', 'machine'));
    expect(await world.gaps()).toEqual([['en', 'machine']]);
    taken(await world.translate('en', 'Warnings are shared within twenty-four hours.'));
    expect(await world.gaps()).toEqual([]);
    const en = 'Warnings are shared within twenty-four hours.';
    taken(await world.edit({ ko: '경보를 스물네시간 안에 나눈다.', en }));
    expect(await world.gaps()).toEqual([['en', 'stale']]);
    expect(await world.seen()).toMatchObject({ version: 2, translations: { en: { ofVersion: 1 } } });
    // Looked at and found right: it then says the words that stand.
    taken(await world.translate('en', en));
    expect(await world.gaps()).toEqual([]);
  });

  it('changed together with the original is not behind it, and one that was dropped is gone', async () => {
    const world = await translating();
    taken(await world.translate('en', 'Warnings within a day.'));
    taken(await world.translate('ar', 'إنذارات خلال يوم.'));
    taken(await world.edit({ ko: '경보를 스물네시간 안에 나눈다.', en: 'Warnings within 24 hours.' }));
    expect(await world.seen()).toMatchObject({
      texts: { en: 'Warnings within 24 hours.' },
      translations: { en: { status: 'courtesy', ofVersion: 2 } },
    });
    expect((await world.seen())?.translations['ar']).toBeUndefined();
  });

  it('leaves reactions as they are, and reaches those who reacted before it came', async () => {
    const world = await translating();
    const someone = visitor();
    taken(await world.react(someone, { positionId: world.positionId, stance: 1 }));
    taken(await world.translate('fr', 'Les alertes sont partagées en un jour.'));
    expect((await world.everything()).open).toMatchObject([{ stance: 1, version: 1 }]);
    expect(await world.seen()).toMatchObject({
      version: 1,
      texts: { fr: expect.stringContaining('alertes') },
    });
  });

  it('cannot be the original itself; what is refused changes nothing, the same again neither', async () => {
    const world = await translating();
    taken(await world.translate('en', 'Warnings.'));
    const before = await world.everything();
    expect(await world.translate('ko', '경보')).toMatchObject(refusedAs('translation-of-itself'));
    expect(await world.translate('Korean', '경보')).toMatchObject(refusedAs('position-language-unknown'));
    expect(await world.translate('en', 'Warnings.')).toEqual({ ok: true, change: null });
    expect(await world.everything()).toEqual(before);
  });
});
