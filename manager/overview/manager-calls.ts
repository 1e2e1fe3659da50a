import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { customElement, property } from 'lit/decorators.js';
import type { ManagerView } from '../../core/protocol/shapes/manager.ts';
import type { CallView } from '../../core/protocol/shapes/call.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { managerText } from '../../web/text/manager.ts';
import { timeText } from '../../web/text/moments.ts';
import { sharedText } from '../../web/text/shared.ts';
import { managerBase } from '../manager-base.ts';
import '../../web/components/hall-icon.ts';

/**
 * @summary The latest calls, each with the sentence that answers "why was he called before me?".
 */
@customElement('manager-calls')
export class ManagerCalls extends LitElement {
  static override styles = [
    managerBase,
    css`
      :host {
        display: flex;
        flex-direction: column;
        flex: 1;
        min-height: 0;
      }
      li {
        padding: var(--space-2) var(--space-4);
        border-top: 1px solid var(--edge);
      }
      .call {
        display: flex;
        align-items: baseline;
        gap: 0.7em;
      }
      b {
        font-size: 19px;
        font-variant-numeric: tabular-nums;
      }
      time {
        margin-left: auto;
        color: var(--ink-soft);
        font-size: 13px;
        font-variant-numeric: tabular-nums;
      }
      .why {
        font-size: 13px;
        line-height: 1.4;
        color: var(--ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) view!: ManagerView;
  @property({ attribute: false }) hall: HallView | undefined;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    const { recentCalls } = this.view;
    if (recentCalls.length === 0)
      return html`<p class="none"><hall-icon name="bell"></hall-icon>${say(managerText.noCalls)}</p>`;
    return html`<ol class="scroll" data-test="calls" tabindex="0" aria-label=${say(managerText.calls)}>
      ${repeat(
        recentCalls,
        (call) => call.seq,
        (call) => this.call(call),
      )}
    </ol>`;
  }

  private call(call: CallView): TemplateResult {
    const { say, current } = this.language;
    return html`<li data-test="call-row">
      <div class="call">
        <b>${call.number}</b><span>${say(sharedText.counterNumber, { counter: call.counter })}</span>
        ${call.kind === 'recall' ? html`<span class="chip">${say(managerText.recall)}</span>` : nothing}
        <time datetime=${call.at}>${timeText(call.at, current, this.hall?.timeZone ?? 'Asia/Shanghai')}</time>
      </div>
      ${call.reason === undefined ? nothing : html`<p class="why">${call.reason.text[current]}</p>`}
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-calls': ManagerCalls;
  }
}
