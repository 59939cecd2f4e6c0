import { describe, expect, test } from 'vitest';
import { isAboutOneself } from './personal-statement.ts';

describe('a sentence about oneself', () => {
  test.each([
    'I am between 20 and 25 years old.',
    'I identify as female.',
    'I live in a city ',
    '"I live within 20km of a freshwater body"',
    '3. I am 30 years of age or older but less than 55',
    'I’m self-employed',
    'My household’s income is $50,000 per year or less',
    'My ethnicity is White.',
    'I voted to Remain.',
    'I own 1 housing unit',
    'I access tapwater from a town, rural or urban water supply',
    'Ich wohne im ländlichen Raum.',
    'Ich bin Mieter:in.',
    '저는 서울에 살고 있습니다.',
    '나는 20대이다',
    '저는 대학생입니다.',
  ])('is told by its wording: %s', (body) => expect(isAboutOneself(body)).toBe(true));

  test.each([
    '',
    'I am opposed to the neoliberal economics the EU stands for, but voted to remain.',
    'I am a strong supporter of a fairness ordinance.',
    'I am prepared to pay a higher tax rate to improve our public services',
    'I live here and the city should fix my road.',
    'I think we have enough restaurants.',
    'I would like to see more community art.',
    'My generation has been growing watching things get worse.',
    'My employer has not been responsive to reports of sexual harassment in the workplace.',
    'People who live in a city should pay.',
    'Ich bin bereit, höhere Preise für klimafreundliche Produkte zu bezahlen.',
    'Ich bin für reparierbare Handys.',
    '저는 학생 할인이 있어야 한다고 생각합니다.',
    '정부는 청년에게 집을 지어 주어야 한다.',
  ])('is not an opinion: %s', (body) => expect(isAboutOneself(body)).toBe(false));
});
