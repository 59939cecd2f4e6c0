import { readPressRelease } from '@madang/press-release';
import { describe, expect, it } from 'vitest';
import { draftFrom } from '../../domain/importing/release-draft.ts';
import { draftFromModel, modelFrom, modelFromFields, type ImportModel } from './import-model.ts';

const RELEASE = `제2차 「푸른숲대화」 개최 결과

2024.05.24 가온부

□ 가온부는 5.22.(수)-23.(목) 제2차 「푸른숲대화」를 개최하였다.

□ 5.22.(수) 산불 세션에는 한가람 가온부 차관이 참석하였다.

   ㅇ 한 차관은 감시 자료를 함께 써야 한다고 강조하였다.  끝.
`;

function draft() {
  const reading = readPressRelease(RELEASE);
  if (!reading.ok) throw new Error(reading.refusal.code);
  return draftFrom(reading.release);
}

/** As a browser sends it back. */
function fieldsOf(model: ImportModel): Record<string, string> {
  const fields: Record<string, string> = {};
  const put = (prefix: string, row: Readonly<Record<string, string>>) => {
    for (const [field, value] of Object.entries(row)) fields[`${prefix}.${field}`] = value;
  };
  put('document', model.document);
  put('edition', model.edition);
  for (const list of ['sessions', 'people', 'interventions', 'collective'] as const)
    model[list].forEach((row, at) => put(`${list}.${at}`, row));
  return fields;
}

describe('the preview in its form', () => {
  it('comes back as it was read when nothing is corrected', () => {
    const read = draft();
    expect(draftFromModel(modelFromFields(fieldsOf(modelFrom(read))))).toEqual(read);
  });
  it('leaves out what was removed and takes what was corrected', () => {
    const fields = fieldsOf(modelFrom(draft()));
    delete fields['interventions.0.keep'];
    fields['people.0.title'] = '';
    fields['edition.theme'] = '숲을 지키는 손';
    const corrected = draftFromModel(modelFromFields(fields));
    expect(corrected).toMatchObject({
      interventions: [],
      people: [{ name: '한가람', title: null }],
      edition: { theme: '숲을 지키는 손' },
    });
  });
  it('hands an emptied name on for the command to refuse', () => {
    const fields = { ...fieldsOf(modelFrom(draft())), 'people.0.name': '' };
    expect(draftFromModel(modelFromFields(fields))).toMatchObject({ people: [{ name: '' }] });
  });
  it('keeps the order of items beyond ten', () => {
    const fields = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [`people.${at}.name`, `${at}`]).reverse(),
    );
    expect(modelFromFields(fields).people.map(({ name }) => name)).toEqual(
      Array.from({ length: 12 }, (_, at) => `${at}`),
    );
  });
});
