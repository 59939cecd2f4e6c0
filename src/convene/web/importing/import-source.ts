/** What a form held, so that a text that could not be read stands in it again. A browser gives no file back. */
export type Pasted = { readonly text: string; readonly publishedOn: string };

/** The release as it was uploaded or pasted; null where neither was done. */
export async function sourceFrom(form: FormData): Promise<{ bytes: Uint8Array | null; pasted: Pasted }> {
  const published = form.get('publishedOn');
  const text = form.get('text');
  const pasted = {
    text: typeof text === 'string' ? text : '',
    publishedOn: typeof published === 'string' ? published : '',
  };
  const file = form.get('file');
  // A form without a chosen file sends one without name and bytes; a chosen file may well be empty, and is told so.
  if (file instanceof File && file.name !== '')
    return { bytes: new Uint8Array(await file.arrayBuffer()), pasted };
  return { bytes: pasted.text.trim() === '' ? null : new TextEncoder().encode(pasted.text), pasted };
}
