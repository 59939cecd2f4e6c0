/** The release as it was uploaded or pasted; null where neither was done. */
export async function sourceFrom(form: FormData): Promise<{ bytes: Uint8Array | null; publishedOn: string }> {
  const published = form.get('publishedOn');
  const publishedOn = typeof published === 'string' ? published : '';
  const file = form.get('file');
  // A form without a chosen file sends one without name and bytes; a chosen file may well be empty, and is told so.
  if (file instanceof File && file.name !== '')
    return { bytes: new Uint8Array(await file.arrayBuffer()), publishedOn };
  const text = form.get('text');
  const pasted = typeof text === 'string' && text.trim() !== '' ? new TextEncoder().encode(text) : null;
  return { bytes: pasted, publishedOn };
}
