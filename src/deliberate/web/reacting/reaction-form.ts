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

type Typed = Partial<Pick<ReturnType<typeof reactionFrom>, 'important'>> & {
  readonly positionId: string;
  readonly reason?: string;
  readonly reasonOffered?: boolean;
};

/** The same as fields again, so that a reaction that was refused is not typed a second time. */
export function typedReaction({ positionId, important = false, reason, reasonOffered = false }: Typed) {
  const fields: Record<string, string> = { positionId };
  if (reason === undefined) return fields;
  fields['reason'] = reason;
  if (reasonOffered) fields['reasonOffered'] = 'yes';
  if (important) fields['important'] = 'yes';
  return fields;
}
