import { html, nothing, type TemplateResult } from 'lit';
import { cache } from 'lit/directives/cache.js';
import { keyed } from 'lit/directives/keyed.js';

/**
 * Shows something, and keeps it with all that was typed and opened in it while it is not shown; for one sitting, and
 * for nobody who sits down after it.
 */
export function keptFor(sitting: number, shown: TemplateResult | undefined): unknown {
  return keyed(sitting, html`${cache(shown ?? nothing)}`);
}
