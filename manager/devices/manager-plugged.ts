import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PluggedPrinter, PrintersView } from '../../core/protocol/shapes/printers.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { managerText } from '../../web/text/manager.ts';
import { managerBase } from '../manager-base.ts';
import '../../web/components/hall-icon.ts';

/**
 * @summary Where printers may be beyond those of the hall file: the agents with their link, and USB printers that are
 * plugged in, with the address to write into the hall file. Nothing where there are none.
 */
@customElement('manager-plugged')
export class ManagerPlugged extends LitElement {
  static override styles = [
    managerBase,
    css`
      :host {
        display: block;
        border-top: 1px solid var(--edge);
      }
      :host([hidden]) {
        display: none;
      }
      h3 {
        margin: 0;
        padding: var(--space-2) var(--space-4) 0;
        font-size: 13px;
        color: var(--ink-soft);
      }
      ul {
        margin: 0;
        padding: 4px var(--space-4) var(--space-2);
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 0.8em;
        padding: 4px 0;
      }
      code {
        font-size: 13px;
        user-select: all;
      }
      .cut {
        color: var(--bad);
      }
      .linked {
        color: var(--good);
      }
      .lacks {
        color: var(--warn);
      }
      small {
        font-size: 13px;
        color: var(--ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) view: PrintersView | undefined;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult | typeof nothing {
    const { agents = [], found = [] } = this.view ?? {};
    const { say } = this.language;
    this.hidden = agents.length === 0 && found.length === 0;
    if (this.hidden) return nothing;
    return html`
      ${
        agents.length === 0
          ? nothing
          : html`<h3>${say(managerText.agents)}</h3>
              <ul data-test="agents">
                ${agents.map(
                  ({ id, linked }) =>
                    html`<li>
                      <b>${id}</b>
                      <span class=${linked ? 'linked' : 'cut'}>
                        ${say(linked ? managerText.agentLinked : managerText.agentCut)}
                      </span>
                    </li>`,
                )}
              </ul>`
      }
      ${
        found.length === 0
          ? nothing
          : html`<h3>${say(managerText.plugged)}</h3>
              <ul data-test="plugged">
                ${found.map((printer) => this.plugged(printer))}
              </ul>`
      }
    `;
  }

  private plugged({ name, address, answers, lacks, usedBy }: PluggedPrinter): TemplateResult {
    const { say } = this.language;
    return html`<li>
      <b>${name}</b>
      <code>${address}</code>
      <small>${usedBy === undefined ? say(managerText.pluggedFree) : say(managerText.pluggedAs, { id: usedBy })}</small>
      ${answers ? nothing : html`<small class="lacks">${say(managerText.pluggedSilent)}</small>`}
      ${lacks === undefined ? nothing : html`<small class="lacks">${say(managerText.pluggedNoDriver)}</small>`}
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-plugged': ManagerPlugged;
  }
}
