/** When topics can be proposed: both days in the edition's own time zone, the last one included. */
export type CallSpan = { readonly opensOn: string | null; readonly closesOn: string | null };

export function callIsOpen({ opensOn, closesOn }: CallSpan, day: string): boolean {
  return opensOn !== null && opensOn <= day && (closesOn === null || day <= closesOn);
}
