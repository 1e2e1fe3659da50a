import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { RECEIVED_SOURCES } from '../../core/queue/complaint.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { isComplete } from '../../web/complete-form.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { complaintSourceText, complaintText } from '../../web/text/complaints.ts';
import { sendOrder } from '../order.ts';
import { managerBase } from '../manager-base.ts';
import { formText } from './form-text.ts';
import { complaintFormStyles } from './complaint-form-styles.ts';

/**
 * @summary Files a complaint that came by telephone, letter or in person.
 * @event order - it is filed
 */
@customElement('complaint-receive')
export class ComplaintReceive extends LitElement {
  static override styles = [
    managerBase,
    complaintFormStyles,
    css`
      :host {
        display: block;
        margin: var(--space-2) 0;
      }
      .two {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-2);
      }
    `,
  ];

  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  @state() private open = false;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say, name } = this.language;
    if (!this.open)
      return html`<button
        class="button"
        type="button"
        data-test="file-complaint"
        title=${say(complaintText.fileHint)}
        ?disabled=${!this.online}
        @click=${() => (this.open = true)}
      >
        ${say(complaintText.file)}
      </button>`;
    return html`<form data-test="file-form" @submit=${this.send}>
      <p class="soft">${say(complaintText.fileHint)}</p>
      <label
        >${say(complaintText.source)}<select name="source">
          ${RECEIVED_SOURCES.map((each) => html`<option value=${each}>${say(complaintSourceText[each])}</option>`)}
        </select></label
      >
      <label>${say(complaintText.words)}<textarea name="text" rows="4" maxlength="2000" required></textarea></label>
      <div class="two">
        <label>${say(complaintText.number)}<input name="number" maxlength="12" /></label>
        <label
          >${say(complaintText.counter)}<select name="counter">
            <option value="">${say(complaintText.unknown)}</option>
            ${repeat(
              this.hall?.counters ?? [],
              ({ id }) => id,
              (each) => html`<option value=${each.id}>${name(each.name)}</option>`,
            )}
          </select></label
        >
        <label>${say(complaintText.clerk)}<input name="clerk" maxlength="60" /></label>
        <label>${say(complaintText.reference)}<input name="reference" maxlength="60" /></label>
      </div>
      <div class="ends">
        <button class="button" type="button" @click=${() => (this.open = false)}>${say(complaintText.cancel)}</button>
        <button class="button strong" type="submit" data-test="file-send" ?disabled=${!this.online}>
          ${say(complaintText.file)}
        </button>
      </div>
    </form>`;
  }

  private readonly send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!isComplete(event.currentTarget)) return;
    const said = new FormData(event.currentTarget as HTMLFormElement);
    const given = (field: string): string => formText(said, field);
    const text = given('text');
    const source = RECEIVED_SOURCES.find((each) => each === given('source'));
    if (source === undefined) return;
    const rest = ['number', 'counter', 'clerk', 'reference'].map((field) => [field, given(field)] as const);
    const about = Object.fromEntries(rest.filter(([, words]) => words !== ''));
    const problem = await sendOrder(this, { name: 'receive-complaint', body: { source, text, ...about } });
    if (problem === undefined) this.open = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'complaint-receive': ComplaintReceive;
  }
}
