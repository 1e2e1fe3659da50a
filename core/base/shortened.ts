/** A text for people, cut where it is longer than so many letters; an ellipsis stands where the rest was. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  // Half of a letter outside the basic plane is none.
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Names for people, the first few of them: with many devices at a machine the list is no help to anybody. */
export function firstFew(names: readonly string[], most = 6): string {
  const more = names.length - most;
  return more <= 0 ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${String(more)} more`;
}
