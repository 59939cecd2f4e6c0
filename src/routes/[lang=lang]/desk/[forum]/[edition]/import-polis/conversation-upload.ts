import type { PolisFiles } from '@madang/common-ground';
import type { Lang } from '#kernel/domain/bilingual.ts';
import { summaryOf } from '#deliberate/domain/polis/conversation-words.ts';
import { problemIn } from '#deliberate/domain/polis/reason-in.ts';
import {
  packed,
  polisFilesFrom,
  readConversation,
  unpacked,
  type HandedFile,
} from '#deliberate/server/polis/polis-source.ts';
import { polis } from '#deliberate/web/polis/polis-messages.ts';

const FIRST_SHOWN = 5;
const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** The conversation of a form, from either step: chosen files, or what the first step packed for the second. */
export async function conversationIn(form: FormData, lang: Lang) {
  const language = text(form, 'language');
  const unread = (problem: string) => ({ ok: false as const, problem, language });
  if (language !== '' && !LANGUAGE_TAG.test(language)) return unread(polis.languageUnknown[lang]);
  const source = text(form, 'source');
  const chosen = await chosenFiles(form);
  if (source === '' && chosen.length === 0) return unread(polis.nothing[lang]);
  const files = source === '' ? await polisFilesFrom(chosen) : await unpacked(source);
  if (!files.ok) return unread(problemIn(lang, files.problem));
  const countPersonal = text(form, 'personal') === 'yes';
  const read = readConversation(files.value, {
    language: language === '' ? undefined : language,
    countPersonal,
  });
  if (!read.ok) return unread(problemIn(lang, read.problem));
  return {
    ok: true as const,
    read: read.value,
    files: files.value.files,
    language,
    countPersonal,
    slug: text(form, 'slug'),
  };
}

async function chosenFiles(form: FormData): Promise<HandedFile[]> {
  const files = form.getAll('files').filter((file) => file instanceof File && file.name !== '');
  return Promise.all(
    files.map(async (file) => {
      if (!(file instanceof File)) throw new Error('Only files are left here.');
      return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    }),
  );
}

type Uploaded = Extract<Awaited<ReturnType<typeof conversationIn>>, { ok: true }>;

/** What the second step shows, and takes back. */
export function previewOf(
  { read, files, language, countPersonal }: Uploaded & { readonly files: PolisFiles },
  slug: string,
) {
  const { conversation } = read;
  const first = conversation.positions.slice(0, FIRST_SHOWN).map(({ number, text: words }) => ({
    number,
    text: words,
  }));
  const aboutPerson = conversation.positions.filter((position) => position.aboutPerson !== null);
  return {
    summary: summaryOf(conversation),
    first,
    aboutPerson: aboutPerson.map(({ number, text: words }) => ({ number, text: words })),
    /** Where nobody marked any, whoever imports may say that they count like the others. */
    mayCountPersonal: countPersonal || aboutPerson.some((position) => position.aboutPerson === 'wording'),
    countPersonal,
    source: packed(files),
    language,
    slug,
  };
}
