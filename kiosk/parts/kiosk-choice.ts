import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { ServiceView } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { kioskText } from '../../web/text/kiosk.ts';
import { sharedText } from '../../web/text/shared.ts';
import { zoneText } from '../../web/text/zones.ts';
import { ask } from '../ask.ts';
import { kioskBase } from '../kiosk-base.ts';
import { isLong } from '../long-name.ts';
import { placeOf } from '../place.ts';
import { waitInVisit } from '../visit-wait.ts';
import '../../web/components/hall-icon.ts';
import '../../web/components/hall-chance.ts';
import '../../web/components/hall-wait.ts';

const MOST_LINES = 5;

/**
 * @summary A chosen service before the number is taken: where, how many wait, how long, and what to bring.
 * @event ask - drop-service
 */
@customElement('kiosk-choice')
export class KioskChoice extends LitElement {
  static override styles = [
    kioskBase,
    css`
      article {
        padding: calc(6 * var(--mm));
        border-radius: var(--radius-l);
        background: var(--surface);
        border: 2px solid var(--edge);
        box-shadow: var(--shadow-1);
      }
      :host([brief]) article {
        padding: calc(3.5 * var(--mm)) calc(5 * var(--mm));
      }
      .title {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: calc(2 * var(--gap));
      }
      h2 {
        --lines: 4;
        font-size: var(--text-xl);
        line-height: 1.2;
        text-wrap: balance;
      }
      h2.long {
        font-size: var(--text-m);
        text-wrap: pretty;
      }
      :host([brief]) h2 {
        --lines: 2;
        font-size: var(--text-m);
      }
      :host([brief]) h2.long {
        font-size: var(--text-s);
      }
      .title > div {
        min-width: 0;
      }
      .department {
        margin-top: 0.25em;
        font-size: var(--text-s);
        color: var(--ink-soft);
      }
      dl {
        display: flex;
        flex-wrap: wrap;
        gap: calc(2 * var(--mm)) calc(8 * var(--mm));
        margin-top: calc(5 * var(--mm));
        padding: calc(4 * var(--mm)) calc(5 * var(--mm));
        border-radius: var(--radius-m);
        background: var(--brand-soft);
      }
      :host([brief]) dl {
        margin-top: calc(2 * var(--mm));
        padding: calc(2 * var(--mm)) calc(4 * var(--mm));
      }
      dt {
        display: flex;
        align-items: center;
        gap: 0.35em;
        font-size: var(--text-s);
        line-height: 1.3;
        color: var(--ink-soft);
      }
      dd {
        font-size: var(--text-l);
        line-height: 1.3;
        font-weight: 700;
        color: var(--brand-strong);
        font-variant-numeric: tabular-nums;
      }
      dd.chance,
      dd.others {
        font-size: var(--text-m);
      }
      dd.others {
        font-weight: 400;
      }
      :host([brief]) dt {
        display: none;
      }
      :host([brief]) dd {
        font-size: var(--text-s);
      }
      h3 {
        display: flex;
        align-items: center;
        gap: 0.4em;
        margin: calc(5 * var(--mm)) 0 calc(1.5 * var(--mm));
        font-size: var(--text-m);
      }
      ul {
        display: grid;
        gap: 0.2em;
      }
      li {
        display: flex;
        gap: 0.5em;
        font-size: var(--text-m);
        line-height: 1.3;
      }
      li hall-icon {
        margin-top: 0.08em;
        color: var(--good);
      }
      li span::first-letter {
        text-transform: uppercase;
      }
      li.soft {
        font-size: var(--text-s);
      }
      .drop {
        flex: none;
        padding: 0;
      }
    `,
  ];

  @property({ attribute: false }) service!: ServiceView;
  @property({ attribute: false }) hall!: HallView;
  /** All that the visit asks for. */
  @property({ attribute: false }) chosen: readonly ServiceView[] = [];
  /** One of several: without the list of what to bring. */
  @property({ type: Boolean, reflect: true }) brief = false;
  @property({ type: Boolean }) droppable = false;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say, name } = this.language;
    const { department } = placeOf(this.hall, this.service);
    return html`<article>
      <div class="title">
        <div>
          <h2 class="clamped ${isLong(name(this.service.name)) ? 'long' : ''}" data-test="chosen-service">
            ${name(this.service.name)}
          </h2>
          ${department === undefined ? nothing : html`<p class="department clamped">${name(department.name)}</p>`}
        </div>
        ${
          this.droppable
            ? html`<button
                type="button"
                class="plain drop"
                data-test="drop-service"
                aria-label=${say(kioskText.dropService, { name: name(this.service.name) })}
                @click=${() => ask(this, { name: 'drop-service', service: this.service })}
              >
                <hall-icon name="close"></hall-icon>
              </button>`
            : nothing
        }
      </div>
      ${this.facts()} ${this.brief ? nothing : this.materials()}
    </article>`;
  }

  private facts(): TemplateResult {
    const { say } = this.language;
    const { department, line } = placeOf(this.hall, this.service);
    const { wait, first, othersText } = waitInVisit(this.hall, this.service, this.chosen);
    return html`<dl>
      ${
        department === undefined
          ? nothing
          : html`<div>
              <dt><hall-icon name="place"></hall-icon>${say(kioskText.whereLabel)}</dt>
              <dd class="clamped">${zoneText(department.zone, this.language.current)}</dd>
            </div>`
      }
      ${
        line === undefined
          ? nothing
          : html`<div>
                <dt><hall-icon name="people"></hall-icon>${say(kioskText.waitingLabel)}</dt>
                <dd data-test="waiting">
                  ${this.brief ? say(sharedText.peopleWaiting, { n: line.waiting }) : say(kioskText.waiting, { n: line.waiting })}
                </dd>
              </div>
              <div>
                <dt><hall-icon name="clock"></hall-icon>${say(kioskText.waitLabel)}</dt>
                <dd class="clamped">
                  ${first === undefined ? nothing : say(kioskText.stepAfter, { name: this.language.name(first.name) })}
                  ${first !== undefined && wait === undefined ? nothing : html`<hall-wait .wait=${wait}></hall-wait>`}
                </dd>
                <dd class="chance"><hall-chance .wait=${wait}></hall-chance></dd>
                ${othersText === undefined ? nothing : html`<dd class="others" data-test="others">${this.language.name(othersText)}</dd>`}
              </div>`
      }
    </dl>`;
  }

  private materials(): TemplateResult | typeof nothing {
    const { say, current } = this.language;
    const { materials } = this.service;
    if (materials === undefined) return nothing;
    const all = current === 'en' && materials.en.length > 0 ? materials.en : materials.zh;
    if (all.length === 0) return html`<p class="department">${say(kioskText.bringNothing)}</p>`;
    const rest = all.length - MOST_LINES;
    return html`<h3><hall-icon name="document"></hall-icon>${say(kioskText.bring)}</h3>
      <ul>
        ${all.slice(0, MOST_LINES).map((each) => html`<li><hall-icon name="check"></hall-icon><span class="clamped">${each}</span></li>`)}
        ${rest > 0 ? html`<li class="soft">${say(kioskText.bringMore, { n: rest })}</li>` : nothing}
      </ul>`;
  }
}
