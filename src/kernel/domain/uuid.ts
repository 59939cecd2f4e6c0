const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether an address can name anything at all; the database refuses to compare anything else with an id. */
export function isUuid(text: string | undefined): text is string {
  return text !== undefined && UUID.test(text);
}
