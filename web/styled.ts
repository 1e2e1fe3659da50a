import { noChange } from 'lit';
import { directive, Directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/** Properties as a style sheet writes them, `--full` among them; undefined: not set. */
export type Styles = Readonly<Record<string, string | number | undefined>>;

class Styled extends Directive {
  private before: ReadonlyMap<string, string> = new Map();

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT)
      throw new Error('styled() stands in the tag of an element, beside its attributes');
  }

  render(_styles: Styles): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [styles]: [Styles]): typeof noChange {
    const { style } = element as HTMLElement; // of SVG it is the same
    const now = new Map(
      Object.entries(styles).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const])),
    );
    for (const name of this.before.keys()) if (!now.has(name)) style.removeProperty(name);
    for (const [name, value] of now) if (this.before.get(name) !== value) style.setProperty(name, value);
    this.before = now;
    return noChange;
  }
}

/**
 * Styles an element by figures that no style sheet knows: `<i ${styled({ '--full': part })}></i>`. A `style` attribute
 * would do the same, but the policy of the pages lets none count.
 */
export const styled = directive(Styled);
