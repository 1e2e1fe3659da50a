import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { TrayPrinter } from '../../core/protocol/shapes/printers.ts';
import { api } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import type { HallToast } from '../../web/components/hall-toast.ts';
import { managerText } from '../../web/text/manager.ts';
import { staffText } from '../../web/text/staff.ts';
import { paperStates, printerStates } from '../../web/text/tray.ts';
import { managerBase } from '../manager-base.ts';
import '../../web/components/hall-icon.ts';
import '../../web/components/hall-toast.ts';

/**
 * @summary Every printer with its state, its paper and what it still owes; those in trouble first. Prints a test page.
 */
@customElement('manager-printers')
export class ManagerPrinters extends LitElement {
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
        display: grid;
        grid-template-columns: 40px minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--space-2);
        min-height: 60px;
        padding: 6px var(--space-4);
        border-top: 1px solid var(--edge);
      }
      li > hall-icon {
        font-size: 24px;
        color: var(--good);
      }
      .trouble > hall-icon,
      .offline > hall-icon {
        color: var(--bad);
      }
      .waiting > hall-icon {
        color: var(--warn);
      }
      .name {
        display: block;
        overflow-wrap: anywhere;
        font-weight: 600;
      }
      .facts {
        display: flex;
        gap: 0.8em;
        font-size: 13px;
        color: var(--ink-soft);
      }
      .facts b {
        font-weight: 600;
      }
      .bad {
        color: var(--bad);
      }
      .low {
        color: var(--warn);
      }
      .button {
        min-height: 34px;
        padding: 0 0.7em;
        font-size: 13px;
      }
    `,
  ];

  @property({ attribute: false }) printers: readonly TrayPrinter[] | undefined;
  @property({ type: Boolean }) online = true;
  @state() private testing: ReadonlySet<string> = new Set();
  @query('hall-toast') private toast!: HallToast;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    if (this.printers === undefined) return html`<p class="none" role="status">${say(staffText.loading)}</p>`;
    const ordered = [...this.printers].sort((a, b) => Number(isTroubled(b)) - Number(isTroubled(a)));
    return html`<ul class="scroll" data-test="printers" tabindex="0" aria-label=${say(managerText.printers)}>
        ${repeat(
          ordered,
          (printer) => printer.id,
          (printer) => this.printer(printer),
        )}
      </ul>
      <hall-toast></hall-toast>`;
  }

  private printer(printer: TrayPrinter): TemplateResult {
    const { say } = this.language;
    const { id, name, state, paper, owed } = printer;
    const bad = state === 'trouble' || state === 'offline';
    return html`<li class=${state} data-test="printer-row" data-printer=${id}>
      <hall-icon name=${bad ? 'warning' : 'printer'}></hall-icon>
      <div>
        <span class="name">${name}</span>
        <span class="facts">
          <b class=${bad ? 'bad' : ''}>${say(printerStates[state])}</b>
          ${state === 'offline' ? nothing : html`<span class=${paper === 'out' ? 'bad' : paper}>${say(paperStates[paper])}</span>`}
          ${printer.withoutPaper === undefined ? nothing : html`<b class="bad" data-test="without-paper">${say(managerText.withoutPaper)}</b>`}
          ${printer.agentDisk === undefined ? nothing : html`<b class="bad" data-test="agent-disk">${say(managerText.agentDisk)}</b>`}
          ${owed === 0 ? nothing : html`<span>${say(managerText.owedHere, { n: owed })}</span>`}
        </span>
      </div>
      <button
        class="button"
        type="button"
        data-test="test-print"
        ?disabled=${!this.online || this.testing.has(id)}
        @click=${() => void this.test(id)}
      >
        ${say(managerText.testPrint)}
      </button>
    </li>`;
  }

  private async test(id: string): Promise<void> {
    this.testing = new Set([...this.testing, id]);
    const answer = await api.post('/printers/{id}/test', { path: { id } });
    this.testing = new Set([...this.testing].filter((each) => each !== id));
    const { say } = this.language;
    if (!answer.ok) return this.toast.refused(answer.problem);
    const { outcome, detail } = answer.value.job;
    if (outcome === 'printed') this.toast.say(say(managerText.tested));
    else if (outcome === 'sent') this.toast.say(say(managerText.testSent));
    else this.toast.say(say(managerText.testFailed, { why: detail ?? outcome }), 'bad');
  }
}

/** A printer that somebody has to go to. */
export function isTroubled({ state, paper }: TrayPrinter): boolean {
  return state === 'trouble' || state === 'offline' || paper === 'out';
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-printers': ManagerPrinters;
  }
}
