import type { Catalogue } from './i18n.ts';

/** The words of the thread. `kind` has one for every kind of knot; the component does not compile otherwise. */
export const thread = {
  kind: {
    topic: { ko: '주제 제안', en: 'Topic proposal' },
    person: { ko: '사람', en: 'Person' },
    session: { ko: '세션', en: 'Session' },
    intervention: { ko: '발언', en: 'Intervention' },
    document: { ko: '문서', en: 'Document' },
    position: { ko: '입장', en: 'Position' },
    snapshot: { ko: '고정 결과', en: 'Frozen result' },
    paragraph: { ko: '결과문서 단락', en: 'Outcome paragraph' },
    outcome: { ko: '결과문서', en: 'Outcome document' },
    release: { ko: '보도자료', en: 'Results release' },
    commitment: { ko: '공약', en: 'Commitment' },
  },
  back: { ko: '어디에서 왔는가', en: 'Where it comes from' },
  forward: { ko: '그 뒤 어떻게 되었는가', en: 'What became of it' },
  noneBack: { ko: '아직 이어진 근거가 없습니다.', en: 'Nothing it rests on is linked yet.' },
  noneForward: { ko: '아직 여기에서 이어진 것이 없습니다.', en: 'Nothing has come of it yet.' },
} as const satisfies Catalogue;
