import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { WindowView } from '../core/protocol/shapes/window.ts';
import { ClockController } from '../web/clock-controller.ts';
import { LanguageController } from '../web/language/language-controller.ts';
import { LinkController } from '../web/link/link-controller.ts';
import { displayText } from '../web/text/display.ts';
import { say } from '../web/text/say.ts';
import { PAUSE_WORDS } from '../core/queue/pause-reason.ts';
import { counterStates } from '../web/text/states.ts';
import type { Words } from '../web/text/words.ts';
import { RenewalController } from '../web/renewal/renewal-controller.ts';
import { steadyNow } from '../web/steady-now.ts';
import { WatchController } from '../web/link/watch-controller.ts';
import { FLASH_MS, HIGHLIGHT_MS } from './announce/announcer.ts';
import { counterFaceText } from './counter-face.ts';
import { displayBase } from './display-base.ts';
import { freshnessOf, lostAt, lostAtText } from './announce/freshness.ts';
import { pixelShift } from './health/pixel-shift.ts';
import { widthEm } from '../core/base/width-em.ts';
import { windowStyles } from './window-styles.ts';
import '../web/components/hall-clock.ts';
import '../web/components/hall-icon.ts';
import '../web/renewal/hall-renewal.ts';
import './parts/display-emergency.ts';
import { keepAwake, type Awake } from '../web/glass/wake-lock.ts';
import { isNight } from './parts/display-rest.ts';
import { here } from '../web/link/own-hall.ts';
import { styled } from '../web/styled.ts';

/** Longer numbers than this at full size would leave the glass, em. */
const FULL_SIZE_EM = 2.9;
/** The same of a counter whose whole name stands large, and of two lines of a service's name. */
const COUNTER_EM = 3.5;
const SERVICE_EM = 36;
/** Smaller letters than this nobody reads from a chair: the rest is an ellipsis. */
const SMALLEST = 0.7;
const LINES_IN_A_ROW = 4;

/** How much smaller than full size a text is set. */
function fitting(text: string, fullSizeEm: number, least = 0.25): string {
  return Math.max(least, Math.min(1, fullSizeEm / widthEm(text))).toFixed(3);
}

/**
 * @summary The screen over one counter: which counter, whether it is open, and who is called or served. Two languages
 * one above the other.
 */
@customElement('display-window')
export class DisplayWindow extends LitElement {
  static override styles = [displayBase, windowStyles];

  @property() counter = '';
  /** It is the page, and not a part of a board that hears of emergencies itself. */
  @property({ type: Boolean }) alone = false;
  /** The board that it is part of has no identity. */
  @property({ type: Boolean }) unpaired = false;
  private awake: Awake | undefined;
  /** A board that has it on its glass is loaded anew as a whole. */
  private renewal: RenewalController | undefined;
  private readonly language = new LanguageController(this);
  private readonly clock = new ClockController(this);
  private readonly hall = new LinkController(this);
  private readonly emergency = new WatchController(this, { later: 'emergency' });
  private readonly watch = new WatchController(this, { later: 'window' }, (view) => this.heard(view));
  /** The newest call here, and when this page saw it; a page that has just come flashes nothing. */
  private called: { readonly seq: number; readonly at: number } | undefined;
  private hasView = false;

  protected override willUpdate(): void {
    this.emergency.follow(this.alone ? 'emergency' : undefined);
    this.watch.follow(this.counter === '' ? undefined : `window:${this.counter}`);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A board that has it on its glass keeps the screen lit itself.
    if (!this.alone) return;
    this.awake ??= keepAwake();
    this.renewal ??= new RenewalController(this, 'display', {
      isQuiet: () => this.isBetweenCalls,
      restMs: 0,
      atLast: () => !this.isFlashing && this.emergency.view?.evacuate !== true,
    });
  }

  private get isFlashing(): boolean {
    return this.called !== undefined && this.hall.link.now() - this.called.at < FLASH_MS;
  }

  private get isBetweenCalls(): boolean {
    const isNew = this.called !== undefined && this.hall.link.now() - this.called.at < HIGHLIGHT_MS;
    return !isNew && this.emergency.view?.text === undefined;
  }

  override render(): TemplateResult {
    const { view } = this.watch;
    const [first, second] = this.language.pair;
    const freshness = freshnessOf(this.hall.link, steadyNow());
    this.toggleAttribute('stale', freshness === 'stale');
    document.title = `${view?.name[first] ?? this.counter} · ${say(displayText.title, first)}`;
    const text = this.emergency.view?.text;
    if (text !== undefined) return html`<display-emergency .text=${text}></display-emergency>`;
    if (this.watch.problem !== undefined)
      return html`<p class="unknown" role="alert">${this.both(displayText.unknownCounter)}</p>`;
    if (view === undefined) return html``;
    const night = this.alone && isNight(view, this.clock.now);
    this.awake?.keep(!night);
    if (night) return html`<display-rest .view=${view} .now=${this.clock.now}></display-rest>`;
    this.style.translate = pixelShift(this.clock.now);
    const face = counterFaceText(view.name, view.counter, this.language.shown);
    return html`
      <header>
        <strong class="counter" .style=${styled({ '--fit': fitting(face.big, COUNTER_EM) })} data-test="window-counter"
          >${face.big}</strong
        >
        <span class="beside">
          ${face.beside.map((word, at) => html`<span class=${at === 0 ? '' : 'second'} lang=${at === 0 ? first : second}>${word}</span>`)}
        </span>
        ${this.clerk(view)}
        <span class="state ${view.state}" data-test="window-state">${this.both(counterStates[view.state])}</span>
        <hall-clock .timeZone=${view.timeZone}></hall-clock>
      </header>
      ${(view.messages ?? []).map(({ text }) => html`<p class="message" data-test="window-message">${this.both(text)}</p>`)}
      <main>${this.body(view)}</main>
      ${this.alone ? html`<hall-renewal silent></hall-renewal>` : nothing}
      ${this.unpaired ? html`<p class="unpaired" data-test="unpaired">${this.both(displayText.unpaired)}</p>` : nothing}
      <footer class=${freshness} .style=${styled({ '--in-a-row': Math.min(view.lines.length, LINES_IN_A_ROW) })}>
        ${
          freshness === 'stale'
            ? this.both(displayText.watchStaff)
            : freshness === 'dated'
              ? this.dated(view.timeZone)
              : view.lines.map(
                  ({ prefix, name }) =>
                    html`<span class="line"
                      ><b>${prefix}</b
                      ><span class="names"
                        >${name[first]}<span class="second" lang=${second}>${name[second]}</span></span
                      ></span
                    >`,
                )
        }
      </footer>
    `;
  }

  private body(view: WindowView): TemplateResult {
    const [first, second] = this.language.pair;
    const { ticket } = view;
    const reason = view.reason === undefined ? undefined : PAUSE_WORDS[view.reason];
    if (view.state === 'paused')
      return html`<div class="rest" data-test="window-paused">
        <hall-icon name="pause"></hall-icon>
        <p>${this.both(displayText.windowPaused)}</p>
        ${reason === undefined ? nothing : html`<p class="why">${this.both(reason)}</p>`}
      </div>`;
    if (view.state === 'closed')
      return html`<div class="rest">
        <hall-icon name="moon"></hall-icon>
        <p>${this.both(displayText.windowClosed)}</p>
      </div>`;
    if (ticket === undefined)
      return html`<div class="rest" data-test="window-free"><p>${this.both(displayText.pleaseWait)}</p></div>`;
    const isNew =
      this.called !== undefined && this.called.seq === ticket.call && this.clock.now - this.called.at < FLASH_MS;
    return html`<div
      class="call ${ticket.state} ${isNew ? 'flash' : ''}"
      data-test="window-call"
      data-state=${ticket.state}
      aria-live="polite"
    >
      <p class="what">${this.both(ticket.state === 'called' ? displayText.comeHere : displayText.beingServed)}</p>
      <strong
        class="number"
        .style=${styled({ '--fit': fitting(ticket.number, FULL_SIZE_EM) })}
        data-test="window-number"
        >${ticket.number}</strong
      >
      ${
        ticket.service === undefined
          ? nothing
          : html`<p class="service" .style=${styled({ '--fit': fitting(ticket.service[first], SERVICE_EM, SMALLEST) })}>
              <span class="clamped">${ticket.service[first]}</span>
              <span class="second" lang=${second}><span class="clamped">${ticket.service[second]}</span></span>
            </p>`
      }
    </div>`;
  }

  /** Who works here, where the hall shows it: name, photo, or both. */
  private clerk({ clerk, photo }: WindowView): TemplateResult | typeof nothing {
    if (clerk === undefined && photo === undefined) return nothing;
    const [first, second] = this.language.pair;
    return html`<span class="clerk" data-test="window-clerk">
      ${photo === undefined ? nothing : html`<img src=${here(`/api/v1/photos/${photo}`)} alt="" data-test="window-photo" />`}
      ${clerk === undefined ? nothing : html`<span>${clerk[first]}<span class="second" lang=${second}>${clerk[second]}</span></span>`}
    </span>`;
  }

  /** From when what stands here is: the line broke then. */
  private dated(timeZone: string): TemplateResult {
    const [first, second] = this.language.pair;
    const time = lostAtText(lostAt(this.hall.link, steadyNow()), timeZone);
    return html`<span data-test="data-as-of"
      >${say(displayText.dataAsOf, first, { time })}<span class="second" lang=${second}
        >${say(displayText.dataAsOf, second, { time })}</span
      ></span
    >`;
  }

  private both(words: Words): TemplateResult {
    const [first, second] = this.language.pair;
    return html`${words[first]}<span class="second" lang=${second}>${words[second]}</span>`;
  }

  private heard({ ticket }: WindowView): void {
    const seq = ticket?.call;
    if (seq !== undefined && seq !== this.called?.seq)
      this.called = { seq, at: this.hasView ? this.hall.link.now() : -Infinity };
    this.hasView = true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'display-window': DisplayWindow;
  }
}
