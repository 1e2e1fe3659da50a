/** The header in which a device shows that it is one of the hall, without its token. */
export const PASS_HEADER = 'x-hallcall-pass';

/** What the device seals with the hash of its token, which the hall keeps; `time`: seconds since 1970, in figures. */
export function sealedInPass(time: string): string {
  return `hallcall pass 1\n${time}`;
}
