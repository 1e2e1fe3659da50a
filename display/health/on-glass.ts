/** The numbers of calls that stand on a board's glass. `top`: the one in the band, or over the counter. */
export type OnGlass = { readonly top: string | undefined; readonly numbers: ReadonlySet<string> };

const LARGE = 'display-band, display-window';
const LIST = 'display-calls';

/**
 * Reads the glass itself: a part that is not there, or a row that has no room, shows nothing, whatever the hall has
 * told.
 */
export function onGlass(root: ParentNode): OnGlass {
  const top = numbersIn(root, LARGE)[0];
  return { top, numbers: new Set([...(top === undefined ? [] : [top]), ...numbersIn(root, LIST)]) };
}

function numbersIn(root: ParentNode, parts: string): readonly string[] {
  return [...root.querySelectorAll(parts)]
    .flatMap((part) => [...(part.shadowRoot?.querySelectorAll('.number') ?? [])])
    .filter((each) => each.checkVisibility())
    .map((each) => each.textContent.trim());
}
