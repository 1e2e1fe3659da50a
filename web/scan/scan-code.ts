/** What opens a ticket: its id and the secret of its paper. */
export type TicketKey = { readonly id: string; readonly secret: string };

/**
 * The ticket that a code on a slip leads to; undefined for any other code. The address before it may be of whatever
 * name the hall has.
 */
export function ticketOfCode(text: string): TicketKey | undefined {
  // With Caps Lock on a scanner types every letter in the other case: the address says so.
  const upright = /^(?:HTTPS?:\/\/\S*)?\/T\//.test(text.trim()) ? inverted(text) : text;
  const match = /^(?:https?:\/\/[^/\s]+)?\/t\/([A-Za-z0-9_-]{1,64})#([A-Za-z0-9_-]{16,100})$/.exec(upright.trim());
  const [, id, secret] = match ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

function inverted(text: string): string {
  return text.replace(/[A-Za-z]/g, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}
