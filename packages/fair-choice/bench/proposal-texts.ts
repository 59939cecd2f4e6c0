import { seeded } from './clustered-profile.ts';

const KOREAN =
  '신흥 안보 위협 대응 국제 협력 보건 위기 사이버 공격 인공지능 기술 규범 양자 우주 기후 변화 감염병 공급망 데이터 보호 시민 사회 정부 기업 학계 청년 참여 역량 강화 정보 공유 체계 구축 논의 제안 방안 모색 중견국 역할 윤리 책임 신뢰 회복 탄력성 핵심 기반 시설 디지털 격차 해소 교육 훈련 모의 연습'.split(
    ' ',
  );
const ENGLISH =
  'emerging security threat response international cooperation health crisis cyber attack artificial intelligence technology norms quantum space climate change infectious disease supply chain data protection civil society government industry academia youth participation capacity building information sharing framework proposal approach middle power role ethics responsibility trust resilience critical infrastructure digital divide education training exercise'.split(
    ' ',
  );
const ENDINGS = ['을 위한', '의', '에 관한', '과', '에서', '로', '', '하는', '된'];

/** Proposals of about 15 words made of a forum's vocabulary and of invented names; one in thirty copies an earlier one with changes. */
export function proposalTexts(count: number, seed: number): string[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() ** 1.6 * list.length)]!;
  const syllable = (): string => String.fromCodePoint(0xac00 + Math.floor(random() * 11_172));
  const letter = (): string => String.fromCodePoint(97 + Math.floor(random() * 26));
  const texts: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const earlier = texts[Math.floor(random() * texts.length)];
    if (earlier !== undefined && random() < 1 / 30) {
      const words = earlier.split(' ');
      words[Math.floor(random() * words.length)] = pick(KOREAN);
      texts.push(words.join(' '));
      continue;
    }
    const korean = random() < 0.6;
    const word = (): string => {
      if (random() < 0.4) return Array.from({ length: korean ? 3 : 7 }, korean ? syllable : letter).join('');
      return korean ? pick(KOREAN) + pick(ENDINGS) : pick(ENGLISH);
    };
    texts.push(Array.from({ length: 10 + Math.floor(random() * 12) }, word).join(' '));
  }
  return texts;
}
