import type { Catalogue } from '#kernel/web/i18n.ts';

/** The page on which a reader's own device checks the record. */
export const verifying = {
  title: { ko: '기록을 직접 확인하기', en: 'Check the record yourself' },
  lead: {
    ko: '기록 전부를 받아 이 기기에서 다시 계산합니다. 저희 말을 믿으실 필요가 없습니다.',
    en: 'Your device fetches the whole record and computes it again. You need not take our word.',
  },
  start: { ko: '확인 시작', en: 'Start checking' },
  running: { ko: '확인하는 중입니다…', en: 'Checking…' },
  unreachable: {
    ko: '기록을 받지 못해 확인하지 못했습니다. 연결을 살핀 뒤 다시 해 주십시오.',
    en: 'The record could not be fetched, so nothing was checked. Look at your connection and try again.',
  },
  download: { ko: '전체 기록 내려받기 (zip)', en: 'Download the whole record (zip)' },
  noScript: {
    ko: '이 브라우저에서는 스크립트가 꺼져 있습니다. 전체 기록을 내려받아 풀고, 그 안에서 다음을 실행하십시오.',
    en: 'Script is off in this browser. Download the whole record, unpack it, and run this inside it:',
  },
  noScriptProof: {
    ko: '내려받은 증명서 하나는 같은 폴더에서 이렇게 확인합니다.',
    en: 'A single proof you downloaded is checked in the same folder like this:',
  },
  ownTool: {
    ko: '기록에 들어 있는 확인 도구는 기록을 내준 쪽이 넣은 것입니다. 그마저 믿지 않으시려면 다른 곳에서 구한 madang verify나 C2SP 규격을 따르는 도구로 확인하십시오.',
    en: 'The verifier inside the record was put there by whoever serves it. If you do not want to trust even that, use madang verify from elsewhere, or any tool that follows the C2SP specifications.',
  },
  entryTitle: {
    ko: (index: number) => `${index}번 기록 하나만 확인하기`,
    en: (index: number) => `Check entry ${index} alone`,
  },
  entryLead: {
    ko: '이 한 건이 서명된 확인점 아래 그 자리에 있는지 확인합니다. 전부를 받지 않아도 됩니다.',
    en: 'Checks that this one entry stands in its place under the signed checkpoint, without fetching the rest.',
  },
  checkEntry: { ko: '이 기록 확인', en: 'Check this entry' },
  proof: { ko: '증명서 내려받기', en: 'Download its proof' },
  otherEntry: {
    ko: '받은 증명서가 다른 기록의 것입니다.',
    en: 'The proof that was served is of another entry.',
  },
  fileTitle: { ko: '가지고 계신 파일 확인하기', en: 'Check a file you hold' },
  fileLead: {
    ko: '내려받아 두신 증명서(.tlog-proof)나 전체 기록(.zip)을 고르시면 이 기기 안에서 확인합니다. 파일은 어디로도 보내지 않습니다. 증명서는 이 기록의 지금 열쇠로 확인합니다.',
    en: 'Choose a proof (.tlog-proof) or a whole record (.zip) you downloaded. It is checked on this device and sent nowhere. A proof is checked with the keys this log publishes now.',
  },
  file: { ko: '파일', en: 'File' },
  noArchive: { ko: '읽을 수 있는 기록 파일이 아닙니다.', en: 'This is not a record that can be read.' },
} as const satisfies Catalogue;
