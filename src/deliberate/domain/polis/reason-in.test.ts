import { expect, it } from 'vitest';
import { readDeclaredGroups, readPlainReactions, readPolisExport } from '@madang/common-ground';
import { problemIn } from './reason-in.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const korean = (read: ReturnType<typeof readPlainReactions>) =>
  read.ok ? '' : problemIn('ko', read.problem);

it('says in Korean what is wrong, where, and what may stand there', () => {
  expect(korean(readPlainReactions(bytes('participant,position\na,b\n'), '반응.csv'))).toBe(
    '반응.csv, 행 1, 열 reaction: 열이 없습니다. 머리줄에 있는 열: participant, position',
  );
  expect(korean(readPlainReactions(bytes('participant;position;reaction\n'), '반응.csv'))).toBe(
    '반응.csv, 행 1, 열 participant: 열이 없습니다. 칸은 쉼표로 나눕니다',
  );
  expect(korean(readPlainReactions(bytes('participant,position,reaction\na,b,좋음\n'), '반응.csv'))).toBe(
    '반응.csv, 행 2, 열 reaction: 모르는 값 "좋음". 쓸 수 있는 값: 찬성, 반대, 유보 또는 1, -1, 0',
  );
  const wide = readDeclaredGroups(bytes('a,b,c,d,e,f,g\n'), '소속.csv');
  expect(wide.ok ? '' : problemIn('ko', wide.problem)).toContain('a, b, c, d, e, f 등');
});

it('leaves no reason of an export in English', () => {
  const files = {
    'votes.csv': bytes('timestamp,comment-id,voter-id,vote\nsoon,1,2,1\n'),
    'comments.csv': bytes('comment-id,moderated,comment-body\n1,1,x\n'),
  };
  const late = readPolisExport(files);
  expect(late.ok ? '' : problemIn('ko', late.problem)).toContain('쓸 수 있는 값: 초나 밀리초로 적은 때');
  const vote = readPolisExport({
    ...files,
    'votes.csv': bytes('timestamp,comment-id,voter-id,vote\n1,1,2,3\n'),
  });
  expect(vote.ok ? '' : problemIn('ko', vote.problem)).toContain('쓸 수 있는 값: 1, -1, 0');
});
