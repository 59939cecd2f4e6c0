/** What the form of a card sends, as the command takes it; the number only leads back to the right place. */
export function reactionFrom(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '');
  return {
    positionId: text('positionId'),
    stance: Number(text('stance') || 'NaN'),
    important: form.has('important'),
    ...(text('version') === '' ? {} : { version: Number(text('version')) }),
    ...(form.has('reason') ? { reason: text('reason'), reasonOffered: form.has('reasonOffered') } : {}),
    number: Number.parseInt(text('number'), 10) || 0,
  };
}
