/** Properties as a style sheet writes them, `--full` among them; undefined: not set. */
export type Styles = Readonly<Record<string, string | number | undefined>>;

/**
 * Figures that no style sheet knows, as the text that an element's property takes: `<i .style=${styled({ '--full': part
 * })}></i>`. A `style` attribute would do the same, but the policy of the pages lets none count.
 */
export function styled(styles: Styles): string {
  return Object.entries(styles)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}:${String(value)}`]))
    .join(';');
}
