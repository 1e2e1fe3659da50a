import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CounterId } from '../../core/base/names.ts';
import type { CounterView } from '../../core/protocol/shapes/counter.ts';
import type { CounterFace, HallView } from '../../core/protocol/shapes/hall.ts';
import { api } from '../../web/link/api.ts';
import type { HallToast } from '../../web/components/hall-toast.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { hallLink } from '../../web/link/link.ts';
import type { SessionUser } from '../../web/session/session.ts';
import { counterText } from '../../web/text/counter.ts';
import { sharedText } from '../../web/text/shared.ts';
import { staffText } from '../../web/text/staff.ts';
import { counterStates } from '../../web/text/states.ts';
import { counterBase } from '../counter-base.ts';
import { mayActAt } from '../flow.ts';
import { chooseStyles } from './choose-styles.ts';
import '../../web/components/hall-icon.ts';
import '../../web/components/hall-language.ts';
import '../../web/components/hall-toast.ts';

/**
 * @summary Which counter to sit at: one's own is chosen already, Enter opens it.
 * @event counter-chosen - the counter is open and this user's; detail: its id
 * @event session-over - the server no longer knows the session
 */
@customElement('counter-choose')
export class CounterChoose extends LitElement {
  static override styles = [counterBase, chooseStyles];

  @property({ attribute: false }) user: SessionUser | undefined;
  /** The counter that this PC stood at last. */
  @property() preferred: CounterId | undefined;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  @state() private counters: readonly CounterView[] = [];
  @state() private chosen: CounterId | undefined;
  @state() private filter = '';
  @state() private busy = false;
  @query('hall-toast') private toast!: HallToast;
  private readonly language = new LanguageController(this);
  private seenSeq = -1;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('hall') && this.hall !== undefined && this.hall.counters.length > 0 && this.seenSeq < 0) {
      this.seenSeq = this.hall.seq;
      void this.load();
    }
  }

  override render(): TemplateResult {
    const { say } = this.language;
    const counters = (this.hall?.counters ?? []).filter((counter) => this.isWanted(counter));
    return html`
      <header>
        <h1>${say(counterText.chooseTitle)}</h1>
        <span class="who"><hall-icon name="person"></hall-icon><span class="clamped">${this.userName()}</span></span>
        <hall-language .languages=${this.hall?.languages}></hall-language>
        <button class="button" type="button" data-test="sign-out" @click=${() => this.send('sign-out')}>
          ${say(staffText.signOut)}
        </button>
      </header>
      <main>
        <section class="sheet grid" aria-labelledby="find">
          <label class="field">
            <span id="find">${say(counterText.findCounter)}</span>
            <input
              type="search"
              data-test="find-counter"
              .value=${this.filter}
              @input=${(event: InputEvent) => (this.filter = (event.target as HTMLInputElement).value)}
            />
          </label>
          <ul tabindex="-1">
            ${counters.map((counter) => html`<li>${this.tile(counter)}</li>`)}
          </ul>
          ${counters.length === 0 && this.hall !== undefined ? html`<p class="none">${say(counterText.noCounterFound)}</p>` : nothing}
        </section>
        <aside class="sheet" aria-live="polite">${this.detail()}</aside>
      </main>
      <hall-toast></hall-toast>
    `;
  }

  private tile(counter: CounterFace): TemplateResult {
    const { name } = this.language;
    return html`<button
      type="button"
      class="tile ${counter.state}"
      aria-pressed=${counter.id === this.choice ? 'true' : 'false'}
      data-test="counter-${counter.id}"
      @click=${() => (this.chosen = counter.id)}
      @dblclick=${() => void this.open()}
    >
      <strong class="clamped">${name(counter.name)}</strong>
      <span>${counter.zone}<i></i>${this.language.say(counterStates[counter.state])}</span>
    </button>`;
  }

  private detail(): TemplateResult {
    const { say, name } = this.language;
    const face = this.hall?.counters.find((counter) => counter.id === this.choice);
    if (face === undefined) return html`<p class="none">${say(counterText.chooseTitle)}</p>`;
    const view = this.counters.find((counter) => counter.id === face.id);
    const mine = face.state !== 'closed' && this.user !== undefined && mayActAt(this.user, view?.clerk);
    const taken = face.state !== 'closed' && view?.clerk !== undefined && !mine;
    return html`
      ${face.id === this.user?.counter ? html`<p class="chip brand">${say(counterText.yourCounter)}</p>` : nothing}
      <h2 class="clamped">${name(face.name)}</h2>
      <p class="place"><hall-icon name="place"></hall-icon>${say(sharedText.zone, { zone: face.zone })}</p>
      ${
        view === undefined
          ? nothing
          : html`<h3>${say(counterText.servesLines)}</h3>
              <ol>
                ${view.lines.map(
                  (line) =>
                    html`<li>
                      <span class="prefix">${line.prefix}</span><span class="clamped">${name(line.name)}</span>
                      ${line.level > 1 ? html`<span class="chip">${say(counterText.helps)}</span>` : nothing}
                      <span class="count">${say(sharedText.peopleWaiting, { n: line.waiting })}</span>
                    </li>`,
                )}
              </ol>`
      }
      ${taken ? html`<p class="taken"><hall-icon name="warning"></hall-icon>${say(counterText.takenBy, { clerk: view.clerk ?? '' })}</p>` : nothing}
      <button
        type="button"
        class="button strong go"
        data-test="open-counter"
        ?disabled=${this.busy || !this.online || taken}
        @click=${() => void this.open()}
      >
        ${say(mine ? counterText.continueCounter : counterText.openCounter)}<kbd>Enter</kbd>
      </button>
    `;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const at = event.composedPath()[0];
    // A focused button does its own work; anywhere else Enter opens what is chosen.
    if (
      event.key !== 'Enter' ||
      event.repeat ||
      event.isComposing ||
      (at instanceof HTMLButtonElement && !at.classList.contains('tile'))
    )
      return;
    event.preventDefault();
    void this.open();
  };

  private get choice(): CounterId | undefined {
    const held = this.counters.find((counter) => counter.clerk === this.user?.id)?.id;
    return this.chosen ?? held ?? this.preferred ?? this.user?.counter;
  }

  private isWanted(counter: CounterFace): boolean {
    const wanted = this.filter.trim().toLowerCase();
    const texts = [counter.id, counter.zone, ...Object.values(counter.name)];
    return wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted));
  }

  private userName(): string {
    const { user } = this;
    return user?.name === undefined ? (user?.id ?? '') : this.language.name(user.name);
  }

  private async load(): Promise<void> {
    const answer = await api.get('/counters');
    if (answer.ok) this.counters = answer.value.items;
    else if (answer.problem.status === 401) this.send('session-over');
  }

  private async open(): Promise<void> {
    const counter = this.choice;
    if (counter === undefined || this.busy || !this.online) return;
    this.busy = true;
    // A counter that is open stays as it is, also one that a supervisor looks at while it pauses.
    const face = this.hall?.counters.find((each) => each.id === counter);
    const view = this.counters.find((each) => each.id === counter);
    const joins =
      face !== undefined && face.state !== 'closed' && this.user !== undefined && mayActAt(this.user, view?.clerk);
    const result = joins
      ? ({ ok: true } as const)
      : await hallLink().command('open-counter', { counter }, { deadlineMs: 6000 });
    this.busy = false;
    if (result.ok) this.send('counter-chosen', counter);
    else if (result.problem.status === 401) this.send('session-over');
    else {
      this.toast.refused(result.problem);
      void this.load();
    }
  }

  private send(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-choose': CounterChoose;
  }
}
