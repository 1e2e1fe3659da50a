import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { TicketView } from '../../core/protocol/shapes/ticket.ts';
import type { TraceEvent, TraceView } from '../../core/protocol/shapes/trace.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { deskText } from '../../web/text/desk.ts';
import { dateText, longDateText, timeText } from '../../web/text/moments.ts';
import { ticketStates } from '../../web/text/states.ts';
import { deskBase } from '../desk-base.ts';
import '../../web/components/hall-icon.ts';

/**
 * @summary What happened to one ticket, from the touch to the rating: when, what, who and why; printed it fills a sheet
 * of A4 or a strip of 80 mm.
 */
@customElement('desk-trace')
export class DeskTrace extends LitElement {
  static override styles = [
    deskBase,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
        margin-bottom: var(--space-3);
      }
      header h2 {
        flex: 1 1 6em;
      }
      .passed {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
        margin-bottom: var(--space-3);
        padding: var(--space-3);
        border-radius: var(--radius-s);
        background: var(--warn-soft);
        color: var(--warn);
        font-weight: 600;
      }
      .passed label {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 44px;
        color: var(--ink);
      }
      .passed input {
        width: 22px;
        height: 22px;
        accent-color: var(--brand);
      }
      ol {
        display: grid;
      }
      li {
        display: grid;
        grid-template-columns: 4.2em 18px minmax(0, 1fr);
        gap: 0 var(--space-3);
        padding-bottom: var(--space-4);
        position: relative;
      }
      time {
        padding-top: 1px;
        font-weight: 600;
        font-variant-numeric: tabular-nums;
        text-align: right;
      }
      .mark {
        position: relative;
      }
      .mark::before {
        content: '';
        position: absolute;
        top: 6px;
        left: 3px;
        width: 12px;
        height: 12px;
        border-radius: 50%;
        background: var(--brand);
      }
      li:not(:last-child) .mark::after {
        content: '';
        position: absolute;
        top: 20px;
        bottom: calc(-1 * var(--space-4) - 4px);
        left: 8px;
        width: 2px;
        background: var(--edge);
      }
      .call .mark::before {
        background: var(--accent);
      }
      .other .mark::before,
      .paper .mark::before {
        border: 2px solid var(--edge-strong);
        background: var(--surface);
      }
      .other .what,
      .paper .what {
        color: var(--ink-soft);
        font-weight: 500;
      }
      .what {
        font-weight: 600;
      }
      .undone .what {
        text-decoration: line-through;
        font-weight: 500;
      }
      .why,
      .by {
        color: var(--ink-soft);
        font-size: 15px;
      }
      .day {
        grid-column: 1 / -1;
        margin: 0 0 var(--space-2);
        color: var(--ink-soft);
        font-weight: 600;
      }
      .sheet-head,
      .sheet-foot {
        display: none;
      }
      @media (max-width: 520px) {
        li {
          grid-template-columns: 3.4em 18px minmax(0, 1fr);
          gap: 0 var(--space-2);
        }
      }
      @media print {
        header,
        .passed label {
          display: none;
        }
        .passed {
          padding: 0;
          background: none;
          color: #000;
        }
        .sheet-head,
        .sheet-foot {
          display: block;
        }
        .sheet-head {
          margin-bottom: 4mm;
          padding-bottom: 3mm;
          border-bottom: 0.4mm solid #000;
        }
        .sheet-head h1 {
          font-size: 15pt;
          line-height: 1.3;
        }
        .sheet-foot {
          margin-top: 4mm;
          padding-top: 2mm;
          border-top: 0.2mm solid #000;
        }
        :host,
        .why,
        .by,
        .what,
        .other .what,
        .paper .what,
        .day {
          color: #000;
        }
        li {
          break-inside: avoid;
          padding-bottom: 3mm;
        }
        .mark::before {
          print-color-adjust: exact;
        }
      }
      /* The width of a glass, or of the paper before this one, says nothing of the paper asked for. */
      @media print {
        :host([narrow]),
        :host([narrow]) .why,
        :host([narrow]) .by {
          font-size: 9pt;
        }
        :host([narrow]) .sheet-head h1 {
          font-size: 13pt;
        }
        :host([narrow]) li {
          grid-template-columns: 3em minmax(0, 1fr);
          gap: 0 2mm;
        }
        :host([narrow]) .mark {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) trace!: TraceView;
  @property({ attribute: false }) ticket!: TicketView;
  @property({ attribute: false }) hall!: HallView;
  /** It is printed on the narrow paper of a receipt. */
  @property({ type: Boolean, reflect: true }) narrow = false;
  /** Everybody who was called first stands in the list. */
  @state() private withOthers = false;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    const { trace } = this;
    return html`${this.head()}
      <header>
        <h2>${say(deskText.trace)}</h2>
        <button type="button" class="button" data-test="print-a4" @click=${() => this.print('A4')}>
          <hall-icon name="printer"></hall-icon>${say(deskText.printA4)}
        </button>
        <button type="button" class="button" data-test="print-slip" @click=${() => this.print('slip')}>
          ${say(deskText.printSlip)}
        </button>
      </header>
      ${
        trace.passed === 0
          ? nothing
          : html`<div class="passed" data-test="passed">
              <span>${say(deskText.passed, { n: trace.passed })}</span>
              <label
                ><input
                  type="checkbox"
                  data-test="with-others"
                  .checked=${this.withOthers}
                  @change=${(event: Event) => (this.withOthers = (event.target as HTMLInputElement).checked)}
                />${say(deskText.showPassed)}</label
              >
            </div>`
      }
      <ol data-test="trace">
        ${this.shown().map((event, at, all) => this.event(event, all[at - 1]))}
      </ol>
      ${this.foot()}`;
  }

  /** The size of a page is the document's to say; it holds for this one print. Sheets of A4 are numbered. */
  private print(paper: 'A4' | 'slip'): void {
    const sheet = new CSSStyleSheet();
    const number = JSON.stringify(`${this.trace.number} · `);
    sheet.replaceSync(
      paper === 'A4'
        ? `@page { size: A4; margin: 14mm; @bottom-right { content: ${number} counter(page) " / " counter(pages); font-size: 9pt; } }`
        : '@page { size: 80mm 297mm; margin: 4mm; }',
    );
    document.adoptedStyleSheets.push(sheet);
    this.narrow = paper === 'slip';
    const over = (): void => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
      this.narrow = false;
    };
    addEventListener('afterprint', over, { once: true });
    void this.updateComplete.then(() => print());
  }

  private shown(): readonly TraceEvent[] {
    return this.trace.events.filter(({ other }) => other === undefined || this.withOthers);
  }

  private event(event: TraceEvent, before: TraceEvent | undefined): TemplateResult {
    const { say, name, current } = this.language;
    const { timeZone } = this.hall;
    const paper = event.type === 'SlipReported' || event.type === 'CopyRequested';
    const kind = event.other !== undefined ? 'other' : event.type === 'TicketCalled' ? 'call' : paper ? 'paper' : '';
    const newDay = before === undefined ? event.day !== this.hall.day : before.day !== event.day;
    return html`${newDay ? html`<li class="day">${dateText(`${event.day}T12:00:00Z`, current, timeZone)}</li>` : nothing}
      <li class="${kind} ${event.undone === true ? 'undone' : ''}" data-test="trace-event" data-type=${event.type}>
        <time datetime=${event.at}>${timeText(event.at, current, timeZone)}</time>
        <span class="mark" aria-hidden="true"></span>
        <div>
          <p class="what">${name(event.what)}</p>
          ${event.undone === true ? html`<p class="by">${say(deskText.takenBack)}</p>` : nothing}
          ${event.why === undefined ? nothing : html`<p class="why">${say(deskText.why)}${name(event.why)}</p>`}
          <p class="by">${name(event.by.name)}</p>
        </div>
      </li>`;
  }

  /** On paper: which number, of which day, for what, and how it stands. */
  private head(): TemplateResult {
    const { say, name, current } = this.language;
    const { ticket, trace, hall } = this;
    return html`<div class="sheet-head">
      <h1>${say(deskText.traceOf, { number: trace.number })}</h1>
      <p>${longDateText(ticket.issuedAt, current, hall.timeZone)} · ${say(ticketStates[ticket.state])}</p>
      <p>${ticket.steps.map((step) => name(step.name)).join(current === 'en' ? ', ' : '、')}</p>
    </div>`;
  }

  private foot(): TemplateResult {
    const { say, name, current } = this.language;
    const { hall } = this;
    const time = `${longDateText(hall.now, current, hall.timeZone)} ${timeText(hall.now, current, hall.timeZone)}`;
    return html`<p class="sheet-foot">${say(deskText.printedAt, { hall: name(hall.name), time })}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-trace': DeskTrace;
  }
}
