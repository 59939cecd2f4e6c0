import type { Catalogue } from './i18n.ts';

export const signIn = {
  title: { ko: '로그인', en: 'Sign in' },
  lead: {
    ko: '비밀번호는 없습니다. 전자우편 주소를 적으시면 한 번 쓰는 로그인 링크를 보내 드립니다.',
    en: 'There is no password. Enter your e-mail address and we send you a link that works once.',
  },
  email: { ko: '전자우편 주소', en: 'E-mail address' },
  emailHint: {
    ko: '초청받은 주소를 쓰시면 참가자로 인식됩니다.',
    en: 'Use the address you were invited with, and you are known as a participant.',
  },
  send: { ko: '링크 보내기', en: 'Send the link' },
  sent: { ko: '편지를 보냈습니다', en: 'The letter is on its way' },
  sentTo: {
    ko: (email: string) => `${email} 편지함에서 링크를 열어 주십시오. 30분 동안 쓸 수 있습니다.`,
    en: (email: string) => `Open the link in the inbox of ${email}. It works for 30 minutes.`,
  },
  badEmail: {
    ko: '전자우편 주소를 확인해 주십시오. 보낸 것은 없습니다.',
    en: 'Please check the address. Nothing was sent.',
  },
  already: {
    ko: (email: string) => `지금 ${email}(으)로 로그인되어 있습니다.`,
    en: (email: string) => `You are signed in as ${email}.`,
  },
  confirmTitle: { ko: '로그인을 마칩니다', en: 'Finish signing in' },
  confirm: {
    ko: '단추를 누르면 이 기기에서 로그인됩니다.',
    en: 'Press the button to sign in on this device.',
  },
  confirmButton: { ko: '로그인', en: 'Sign in' },
  stale: { ko: '이 링크는 쓸 수 없습니다', en: 'This link no longer works' },
  staleWhy: {
    ko: '이미 썼거나 30분이 지났습니다. 새 링크를 받으십시오.',
    en: 'It has been used, or is older than 30 minutes. Please ask for a new one.',
  },
  again: { ko: '새 링크 받기', en: 'Get a new link' },
} as const satisfies Catalogue;
