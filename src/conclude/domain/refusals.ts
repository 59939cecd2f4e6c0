import { refusing, type RefusalTable } from '#kernel/domain/decision.ts';

export const concludeRefusals = {
  'outcome-unknown': {
    status: 404,
    ko: '그런 결과문서가 없습니다. 저장된 것은 없습니다.',
    en: 'There is no such outcome document. Nothing was stored.',
  },
  'outcome-adopted': {
    status: 409,
    ko: '이 문서는 채택되었습니다. 채택된 글은 바꿀 수 없습니다.',
    en: 'This document is adopted. An adopted text cannot be changed.',
  },
  'outcome-title-missing': {
    status: 422,
    field: 'titles',
    ko: '한국어나 영어 가운데 적어도 하나로 제목을 적어 주십시오.',
    en: 'Please give the title in Korean or in English at least.',
  },
  'outcome-title-too-long': {
    status: 422,
    field: 'titles',
    ko: '제목은 언어마다 {limit}자까지입니다.',
    en: 'A title has at most {limit} characters in each language.',
  },
  'too-many-outcomes': {
    status: 409,
    ko: '한 회차의 결과문서는 {limit}건까지입니다.',
    en: 'An edition has at most {limit} outcome documents.',
  },
  'paragraph-unknown': {
    status: 404,
    ko: '그런 단락이 없습니다. 저장된 것은 없습니다.',
    en: 'There is no such paragraph. Nothing was stored.',
  },
  'paragraph-empty': {
    status: 422,
    field: 'texts',
    ko: '정본 언어의 글을 적어 주십시오.',
    en: 'Please write the text in its authentic language.',
  },
  'paragraph-too-long': {
    status: 422,
    field: 'texts',
    ko: '한 단락은 언어마다 {limit}자까지입니다.',
    en: 'A paragraph has at most {limit} characters in each language.',
  },
  'paragraph-changed': {
    status: 409,
    ko: '그 사이 다른 사람이 이 단락을 고쳤습니다. 저장된 것은 없습니다. 지금 글을 확인하고 다시 고쳐 주십시오.',
    en: 'Someone else changed this paragraph meanwhile. Nothing was stored; please look at it and edit again.',
  },
  'too-many-paragraphs': {
    status: 409,
    ko: '한 문서의 단락은 {limit}개까지입니다.',
    en: 'A document has at most {limit} paragraphs.',
  },
  'language-unknown': {
    status: 422,
    ko: '언어 표시 {language}을(를) 알 수 없습니다.',
    en: 'The language tag {language} is not known.',
  },
  'citation-unknown': {
    status: 404,
    ko: '그런 근거가 없습니다. 저장된 것은 없습니다.',
    en: 'There is no such citation. Nothing was stored.',
  },
  'target-unknown': {
    status: 404,
    ko: '모두가 볼 수 있는 것만 근거로 삼을 수 있습니다. 그런 것을 찾지 못했습니다.',
    en: 'Only what everyone may see can be cited, and nothing such was found.',
  },
  'too-many-citations': {
    status: 409,
    ko: '한 단락의 근거는 {limit}개까지입니다.',
    en: 'A paragraph has at most {limit} citations.',
  },
  'heading-cites-nothing': {
    status: 409,
    ko: '제목에는 근거를 달지 않습니다. 전문이나 본문 단락에 달아 주십시오.',
    en: 'A heading cites nothing; please cite in a preambular or operative paragraph.',
  },
  'outcome-empty': {
    status: 409,
    ko: '본문 단락이 하나도 없는 글은 채택할 수 없습니다.',
    en: 'A text without an operative paragraph cannot be adopted.',
  },
  'paragraph-uncited': {
    status: 409,
    ko: '근거가 없는 본문 단락이 있어 채택할 수 없습니다: {paragraphs}. 단락마다 입장이나 발언을 근거로 달아 주십시오.',
    en: 'It cannot be adopted: operative paragraphs without a citation: {paragraphs}. Please cite a position or an intervention in each.',
  },
  'note-too-long': {
    status: 422,
    field: 'note',
    ko: '덧붙이는 말은 언어마다 {limit}자까지입니다.',
    en: 'A note has at most {limit} characters in each language.',
  },
  'commitment-unknown': {
    status: 404,
    ko: '그런 공약이 없습니다. 저장된 것은 없습니다.',
    en: 'There is no such commitment. Nothing was stored.',
  },
  'commitment-source-unknown': {
    status: 404,
    ko: '공약은 채택된 글의 본문 단락이나 모두가 볼 수 있는 발언에서 만듭니다. 그런 것을 찾지 못했습니다.',
    en: 'A commitment comes from an operative paragraph of an adopted text or from an intervention everyone may see; nothing such was found.',
  },
  'commitment-empty': {
    status: 422,
    field: 'texts',
    ko: '한국어나 영어 가운데 적어도 하나로 무엇을 하겠다고 했는지 적어 주십시오.',
    en: 'Please say in Korean or in English at least what was promised.',
  },
  'commitment-too-long': {
    status: 422,
    field: 'texts',
    ko: '공약은 언어마다 {limit}자까지입니다.',
    en: 'A commitment has at most {limit} characters in each language.',
  },
  'maker-missing': {
    status: 422,
    field: 'madeBy',
    ko: '누가 한 공약인지 한국어나 영어 가운데 적어도 하나로 적어 주십시오.',
    en: 'Please say in Korean or in English at least whose commitment it is.',
  },
  'maker-too-long': {
    status: 422,
    field: 'madeBy',
    ko: '공약한 쪽의 이름은 언어마다 {limit}자까지입니다.',
    en: 'The name of whoever made it has at most {limit} characters in each language.',
  },
  'commitment-step-not-possible': {
    status: 409,
    ko: '지금 상태의 공약에는 그렇게 할 수 없습니다. 새로 고쳐 지금 상태를 확인해 주십시오.',
    en: 'That cannot be done with a commitment in its present state. Please reload to see its state.',
  },
  'note-missing': {
    status: 422,
    field: 'note',
    ko: '어떻게 지켰는지, 왜 그만두는지 적어도 한 언어로 적어 주십시오.',
    en: 'Please say in one language at least how it was met or why it is dropped.',
  },
} as const satisfies RefusalTable;

export const refuse = refusing(concludeRefusals);
