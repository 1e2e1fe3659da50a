import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DepartmentId } from '../../core/base/names.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { kioskText } from '../../web/text/kiosk.ts';
import { sharedText } from '../../web/text/shared.ts';
import { kioskBase } from '../kiosk-base.ts';
import { pageOf } from '../parts/kiosk-pager.ts';
import { ServicesController } from '../../web/link/services-controller.ts';
import '../parts/kiosk-head.ts';
import '../parts/kiosk-pager.ts';
import '../parts/kiosk-service.ts';

const ROWS_A_PAGE = 10;
const MOST_SERVICES = 200;

/**
 * @summary The services of one department, the ones asked for most first.
 * @event ask - choose-service, turn-page, back
 */
@customElement('kiosk-department')
export class KioskDepartment extends LitElement {
  static override styles = [
    kioskBase,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100%;
      }
      main {
        flex: 1;
        min-height: 0;
        display: flex;
        flex-direction: column;
      }
      ul {
        flex: 1;
        min-height: 0;
        display: grid;
        grid-template-rows: repeat(var(--rows), minmax(0, 1fr));
        gap: var(--gap);
        padding: calc(5 * var(--mm)) var(--edge-space) var(--gap);
      }
      .foot {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-height: var(--touch);
        padding: 0 var(--edge-space) calc(5 * var(--mm));
        font-size: var(--text-s);
        color: var(--ink-soft);
      }
      .note {
        flex: 1;
        padding: calc(8 * var(--mm)) var(--edge-space);
        font-size: var(--text-m);
        color: var(--ink-soft);
      }
      kiosk-service {
        height: 100%;
      }
      ul.ten {
        --rows: 10;
      }
      ul.eight {
        --rows: 8;
      }
    `,
  ];

  @property({ attribute: false }) hall!: HallView;
  @property() department: DepartmentId = '';
  @property({ type: Number }) page = 0;
  @property({ type: Boolean }) large = false;
  private readonly language = new LanguageController(this);
  private readonly services = new ServicesController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('department')) this.services.ask({ department: this.department, limit: MOST_SERVICES });
  }

  override render(): TemplateResult {
    const { say, name } = this.language;
    const department = this.hall.departments.find((each) => each.id === this.department);
    return html`
      <kiosk-head
        small
        .heading=${department === undefined ? '' : name(department.name)}
        .note=${department === undefined ? '' : say(sharedText.zone, { zone: department.zone })}
      ></kiosk-head>
      <main>${this.list()}</main>
    `;
  }

  private list(): TemplateResult {
    const { say } = this.language;
    const { items, problem } = this.services;
    if (problem !== undefined && items.length === 0) return html`<p class="note">${say(kioskText.loadFailed)}</p>`;
    if (items.length === 0) return html`<p class="note"></p>`;
    const { shown, page, pages } = pageOf(items, this.page, this.large ? ROWS_A_PAGE - 2 : ROWS_A_PAGE);
    return html`<ul class=${this.large ? 'eight' : 'ten'}>
        ${shown.map((service) => html`<li><kiosk-service bare .service=${service} .hall=${this.hall}></kiosk-service></li>`)}
      </ul>
      <div class="foot">
        <span>${say(kioskText.servicesOf, { n: items.length })}</span>
        ${pages > 1 ? html`<kiosk-pager .page=${page} .pages=${pages}></kiosk-pager>` : nothing}
      </div>`;
  }
}
