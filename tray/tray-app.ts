import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { TrayPrinter, TraySlip, TrayView } from '../core/protocol/shapes/printers.ts';
import { base } from '../web/base.ts';
import { LanguageController } from '../web/language/language-controller.ts';
import { problemText } from '../web/text/refusals.ts';
import { paperStates, printerStates, trayText } from '../web/text/tray.ts';
import { RenewalController } from '../web/renewal/renewal-controller.ts';
import { WatchController } from '../web/link/watch-controller.ts';
import { arrivals } from './arrivals.ts';
import { trayStyles } from './tray-styles.ts';
import '../web/components/hall-banner.ts';
import '../web/components/hall-icon.ts';
import '../web/components/hall-language.ts';
import { hasOpenWork } from '../web/renewal/open-work.ts';
import '../web/renewal/hall-renewal.ts';
import './parts/tray-enlarged.ts';
import './parts/tray-slip.ts';
import { here } from '../web/link/own-hall.ts';

/**
 * @summary The tray of the virtual printers: each slip slides out as the paper that its bytes print.
 */
@customElement('tray-app')
export class TrayApp extends LitElement {
  static override styles = [base, trayStyles];

  @state() private enlarged: TraySlip | undefined;
  @state() private fresh: ReadonlySet<string> = new Set();
  private known: ReadonlySet<string> | undefined;
  private readonly language = new LanguageController(this);
  readonly renewal = new RenewalController(this, 'tray', {
    isQuiet: () => !hasOpenWork() && this.enlarged === undefined,
    restMs: 5000,
  });
  private readonly tray = new WatchController(this, 'tray', (view) => this.received(view));

  override render(): TemplateResult {
    const { say } = this.language;
    const { view, problem } = this.tray;
    document.title = say(trayText.title);
    return html`
      <hall-banner></hall-banner>
      <header>
        <span class="sign"><hall-icon name="printer"></hall-icon></span>
        <div>
          <h1>${say(trayText.title)}</h1>
          <p>${say(trayText.subtitle)}</p>
        </div>
        <hall-renewal></hall-renewal><hall-language></hall-language>
      </header>
      <main>
        ${view === undefined ? nothing : this.printers(view.printers)}
        ${problem === undefined ? nothing : this.note(say(trayText.notAllowed), problem.status === 401 ? say(trayText.pairHow) : problemText(problem, this.language.current))}
        ${view === undefined ? nothing : view.slips.length === 0 ? this.empty() : this.slips(view.slips)}
      </main>
      ${
        this.enlarged === undefined
          ? nothing
          : html`<tray-enlarged .slip=${this.enlarged} @close=${() => (this.enlarged = undefined)}></tray-enlarged>`
      }
    `;
  }

  /** The ones that want something by name; the others are a number. */
  private printers(printers: readonly TrayPrinter[]): TemplateResult {
    const { say } = this.language;
    const ready = printers.filter((printer) => moodOf(printer) === 'good').length;
    return html`<ul class="printers" aria-label=${say(trayText.printers)}>
      ${printers.map((printer) => (moodOf(printer) === 'good' ? nothing : this.printer(printer)))}
      ${
        ready === 0
          ? nothing
          : html`<li class="good" data-test="printers-ready">
              <hall-icon name="printer"></hall-icon>${say(trayText.allReady, { n: ready })}
            </li>`
      }
    </ul>`;
  }

  private printer(printer: TrayPrinter): TemplateResult {
    const { say } = this.language;
    const mood = moodOf(printer);
    return html`<li class=${mood} data-test="printer-${printer.id}">
      <hall-icon .name=${mood === 'bad' ? 'warning' : 'printer'}></hall-icon>
      <b>${printer.name}</b>
      <span>${say(printerStates[printer.state])}</span>
      <span>${say(paperStates[printer.paper])}</span>
      ${printer.owed > 0 ? html`<span class="figures">${say(trayText.owed, { n: printer.owed })}</span>` : nothing}
    </li>`;
  }

  private slips(slips: readonly TraySlip[]): TemplateResult {
    const { say } = this.language;
    return html`<h2>${say(trayText.slipCount, { n: slips.length })}</h2>
      <div class="slot" aria-hidden="true"></div>
      <ol class="slips" data-test="slips">
        ${repeat(
          slips,
          (slip) => slip.id,
          (slip) =>
            html`<li>
              <tray-slip
                .slip=${slip}
                .printer=${this.printerName(slip)}
                ?fresh=${this.fresh.has(slip.id)}
                @enlarge=${() => (this.enlarged = slip)}
              ></tray-slip>
            </li>`,
        )}
      </ol>`;
  }

  private empty(): TemplateResult {
    const { say } = this.language;
    return html`<div class="empty" data-test="empty">
      <hall-icon name="ticket"></hall-icon>
      <h2>${say(trayText.empty)}</h2>
      <p>${say(trayText.emptyHelp)}</p>
      <a href=${here('/kiosk')} target="_blank">${say(trayText.openKiosk)}</a>
    </div>`;
  }

  private note(title: string, text: string): TemplateResult {
    return html`<div class="empty" data-test="note">
      <hall-icon name="info"></hall-icon>
      <h2>${title}</h2>
      <p>${text}</p>
    </div>`;
  }

  private printerName(slip: TraySlip): string {
    return this.tray.view?.printers.find((each) => each.id === slip.printer)?.name ?? slip.printer;
  }

  private received(view: TrayView): void {
    const { fresh, known } = arrivals(this.known, view.slips);
    this.known = known;
    if (fresh.size > 0) this.fresh = fresh;
  }
}

function moodOf({ state, paper, owed }: TrayPrinter): 'good' | 'warn' | 'bad' {
  if (state === 'trouble' || state === 'offline' || paper === 'out') return 'bad';
  return paper === 'low' || owed > 0 ? 'warn' : 'good';
}

declare global {
  interface HTMLElementTagNameMap {
    'tray-app': TrayApp;
  }
}
