import { instantIn } from '../../domain/forum/zoned-time.ts';
import type { AgendaSubject } from '../../domain/agenda/agenda-item.ts';
import { wordsIn } from '../words/intervention-fields.ts';

type Fields = Readonly<Record<string, string>>;
type Place = { readonly editionId: string; readonly sessionId: string; readonly timeZone: string };

/** The form of an item as its command takes it. */
export function agendaItemInput(fields: Fields, { timeZone, ...where }: Place) {
  const at = (field: string) =>
    fields[field] ? (instantIn(timeZone, fields[field])?.toISOString() ?? fields[field]) : null;
  return {
    ...where,
    number: fields['number'] || null,
    titles: wordsIn(fields, 'title'),
    startsAt: at('startsAt'),
    endsAt: at('endsAt'),
    documentUrl: fields['documentUrl'] || null,
    about: fields['subject'] ? subjectAt(fields['subject']) : null,
  };
}

/** No subject has this id: an address that leads to none is refused as unknown, and nothing is dropped in silence. */
const NOWHERE = '00000000-0000-4000-8000-000000000000';

/** The topic or the position whose page has this address, in either language and with or without the host. */
export function subjectAt(address: string): AgendaSubject {
  const [, noun, id] = /\/(topics|positions)\/([0-9a-f-]{36})\/?(?:[?#].*)?$/i.exec(address.trim()) ?? [];
  return { kind: noun === 'positions' ? 'position' : 'topic', id: id?.toLowerCase() ?? NOWHERE };
}
