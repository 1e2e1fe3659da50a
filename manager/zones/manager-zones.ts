import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ManagerView } from '../../core/protocol/shapes/manager.ts';
import type { TroublesView } from '../../core/protocol/shapes/troubles.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { troublesText } from '../../web/text/troubles.ts';
import { zoneText } from '../../web/text/zones.ts';
import { managerBase } from '../manager-base.ts';
import { zoneFaces, type ZoneFace } from './zone-faces.ts';
import '../../web/components/hall-icon.ts';

/**
 * @summary The hall by floor and zone: who waits there, open counters, and the worst that is the matter.
 */
@customElement('manager-zones')
export class ManagerZones extends LitElement {
  static override styles = [
    managerBase,
    css`
      :host {
        display: block;
        overflow-y: auto;
        padding: 0.6em;
      }
      .floor {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(var(--zone-width, 9.5em), 1fr));
        gap: 0.6em;
      }
      .floor + .floor {
        margin-top: 0.6em;
        padding-top: 0.6em;
        border-top: 1px solid var(--edge);
      }
      li {
        display: grid;
        gap: 0.15em;
        padding: 0.4em 0.7em;
        border: 2px solid var(--edge);
        border-radius: var(--radius-s);
        background: var(--surface);
      }
      .warn {
        border-color: var(--warn);
        background: var(--warn-soft);
      }
      .bad {
        border-color: var(--bad);
        background: var(--bad-soft);
      }
      .name {
        font-size: 0.85em;
        font-weight: 600;
      }
      .name hall-icon {
        color: var(--warn);
      }
      .bad .name hall-icon {
        color: var(--bad);
      }
      b {
        font-size: 1.8em;
        line-height: 1.1;
        color: var(--ink);
        font-variant-numeric: tabular-nums;
      }
      .rest {
        font-size: 0.8em;
        color: var(--ink-soft);
      }
      /* Where something else needs the height. */
      :host([dense]) li {
        grid-template-columns: auto 1fr;
        align-items: baseline;
        gap: 0 0.5em;
        padding-block: 0.2em;
      }
      :host([dense]) .name {
        grid-column: 1 / -1;
      }
      :host([dense]) .open {
        display: none;
      }
      :host([dense]) b {
        font-size: 1.3em;
      }
      .sum {
        margin-top: 0.6em;
      }
      .warn .rest,
      .bad .rest {
        color: var(--ink);
      }
      /* Filled: where the worst is, is seen from afar. */
      .worst {
        background: var(--warn);
      }
      .worst.bad {
        background: var(--bad);
      }
      .worst .name,
      .worst .name hall-icon,
      .worst .rest,
      .worst b {
        color: #fff;
      }
    `,
  ];

  @property({ attribute: false }) view!: ManagerView;
  @property({ attribute: false }) troubles: TroublesView | undefined;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const faces = zoneFaces(this.view, this.troubles);
    const floors = [...new Set(faces.map(({ floor }) => floor))];
    return html`${floors.map(
      (floor) =>
        html`<ul class="floor" data-test="floor">
          ${faces.filter((face) => face.floor === floor).map((face) => this.tile(face))}
        </ul>`,
    )}${this.addUp(faces)}`;
  }

  /** People are counted once in the hall, and once in each line: zones may add up to more. */
  private addUp(faces: readonly ZoneFace[]): TemplateResult | typeof nothing {
    const sum = faces.reduce((all, { waiting }) => all + waiting, 0);
    const { waiting: people } = this.view.totals;
    if (sum === people) return nothing;
    return html`<p class="rest sum" data-test="zones-sum">
      ${this.language.say(troublesText.zonesAddUp, { sum, people })}
    </p>`;
  }

  private tile({ zone, waiting, open, tone, worst }: ZoneFace): TemplateResult {
    const { say, current } = this.language;
    return html`<li class="${tone} ${worst ? 'worst' : ''}" data-test="zone" data-zone=${zone}>
      <span class="name"
        >${tone === 'calm' ? nothing : html`<hall-icon name="warning"></hall-icon><span class="visually-hidden">${say(troublesText[tone])}: </span>`}${zoneText(zone, current)}${worst ? html` · ${say(troublesText.worstZone)}` : nothing}</span
      ><span class="rest"><b>${waiting}</b> ${say(troublesText.zoneWaiting)}</span
      ><span class="rest open">${say(troublesText.zoneOpen, { open })}</span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-zones': ManagerZones;
  }
}
