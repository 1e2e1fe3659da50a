import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { InputView } from '../core/protocol/shapes/inputs.ts';
import { api } from '../web/link/api.ts';
import { base } from '../web/base.ts';
import type { HallToast } from '../web/components/hall-toast.ts';
import { LanguageController } from '../web/language/language-controller.ts';
import { familyText, keypadText } from '../web/text/keypad.ts';
import { problemText } from '../web/text/refusals.ts';
import { RenewalController } from '../web/renewal/renewal-controller.ts';
import { WatchController } from '../web/link/watch-controller.ts';
import { benchOf } from './bench.ts';
import { keypadStyles } from './keypad-styles.ts';
import type { SlipCode } from './parts/keypad-scanner.ts';
import { placeText, whyText } from './place-text.ts';
import type { PressMade } from './press.ts';
import '../web/components/hall-banner.ts';
import '../web/components/hall-icon.ts';
import '../web/components/hall-language.ts';
import { hasOpenWork } from '../web/renewal/open-work.ts';
import '../web/renewal/hall-renewal.ts';
import '../web/components/hall-toast.ts';
import './parts/keypad-device.ts';

/**
 * @summary The virtual devices of the hall, to be pressed as the real ones are: what they send runs the whole way.
 */
@customElement('keypad-app')
export class KeypadApp extends LitElement {
  static override styles = [base, keypadStyles];

  /** What was done last to each device, in words. */
  @state() private done: ReadonlyMap<string, string> = new Map();
  @query('hall-toast') private readonly toast!: HallToast;
  private readonly language = new LanguageController(this);
  readonly renewal = new RenewalController(this, 'keypad', { isQuiet: () => !hasOpenWork(), restMs: 5000 });
  private readonly inputs = new WatchController(this, 'inputs');
  /** For what a scanner may be held at. */
  private readonly tray = new WatchController(this, 'tray');

  override render(): TemplateResult {
    const { say, current } = this.language;
    const { view, problem } = this.inputs;
    document.title = say(keypadText.title);
    return html`
      <hall-banner></hall-banner>
      <header>
        <span class="sign"><hall-icon name="keyboard"></hall-icon></span>
        <div>
          <h1>${say(keypadText.title)}</h1>
          <p>${say(keypadText.subtitle)}</p>
        </div>
        <hall-renewal></hall-renewal><hall-language></hall-language>
      </header>
      <main>
        ${problem === undefined ? nothing : this.note(say(keypadText.notAllowed), problem.status === 401 ? say(keypadText.pairHow) : problemText(problem, current))}
        ${view === undefined ? nothing : this.bench(view.items)}
      </main>
      <hall-toast></hall-toast>
    `;
  }

  private bench(items: readonly InputView[]): TemplateResult {
    const { say } = this.language;
    const { virtual, real } = benchOf(items);
    const last = this.lastSlip();
    return html`${
      virtual.length === 0
        ? this.note(say(keypadText.empty), say(keypadText.emptyHelp))
        : html`<h2>${say(keypadText.count, { n: virtual.length })}</h2>
            <div class="bench" data-test="bench">
              ${repeat(
                virtual,
                ({ id }) => id,
                (device) =>
                  html`<keypad-device
                    .device=${device}
                    .last=${last}
                    .done=${this.done.get(device.id) ?? ''}
                    @device-press=${(event: CustomEvent<PressMade>) => void this.press(device, event.detail)}
                  ></keypad-device>`,
              )}
            </div>`
    }
    ${real.length === 0 ? nothing : this.others(real)}`;
  }

  private others(devices: readonly InputView[]): TemplateResult {
    const { say } = this.language;
    return html`<h2 class="others-title">${say(keypadText.others)}</h2>
      <p class="help">${say(keypadText.othersHelp)}</p>
      <ul class="others" data-test="others">
        ${devices.map((device) => this.other(device))}
      </ul>`;
  }

  private other(device: InputView): TemplateResult {
    const { say, current } = this.language;
    const missing = device.state === 'missing';
    return html`<li>
      <span class=${missing ? 'bad' : 'good'}>
        <hall-icon .name=${missing ? 'offline' : 'check'}></hall-icon>
        ${say(missing ? keypadText.missing : keypadText.there)}
      </span>
      <b>${say(familyText[device.family])}</b>
      <span>${placeText(device, current)}</span>
      <code>${device.id}</code> <code>${device.where}</code>
      ${missing && device.why !== undefined ? html`<span class="why">${whyText(device.why, current)}</span>` : nothing}
    </li>`;
  }

  private note(title: string, text: string): TemplateResult {
    return html`<div class="empty" data-test="note">
      <hall-icon name="keyboard"></hall-icon>
      <h2>${title}</h2>
      <p>${text}</p>
    </div>`;
  }

  /** The code on the paper that came out last. */
  private lastSlip(): SlipCode | undefined {
    for (const { number, code } of this.tray.view?.slips ?? []) if (number !== undefined) return { number, code };
    return undefined;
  }

  private async press(device: InputView, { press, said }: PressMade): Promise<void> {
    const answer = await api.post('/inputs/{id}/press', { path: { id: device.id }, body: press });
    const { say, current } = this.language;
    if (answer.ok) {
      this.toast.hush();
      this.done = new Map([...this.done, [device.id, said]]);
    } else {
      this.toast.say(say(keypadText.notPressed, { why: problemText(answer.problem, current) }), 'bad');
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'keypad-app': KeypadApp;
  }
}
