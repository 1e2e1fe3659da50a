import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { asIs, type Names } from '../../core/base/names.ts';
import { lengthWords } from '../../core/base/wait-words.ts';
import { CARD_COLOURS } from '../../core/catalogue/card-rule.ts';
import type { CardsView, CardView } from '../../core/protocol/shapes/card.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { ManagerView } from '../../core/protocol/shapes/manager.ts';
import { api } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import type { Problem } from '../../web/link/problem.ts';
import { cardColourText, cardKindText, cardsText } from '../../web/text/cards.ts';
import { sinceText } from '../../web/text/moments.ts';
import { noticesText } from '../../web/text/notices.ts';
import { problemText } from '../../web/text/refusals.ts';
import { roleText } from '../../web/text/roles.ts';
import { staffText } from '../../web/text/staff.ts';
import type { Words } from '../../web/text/words.ts';
import { managerBase } from '../manager-base.ts';
import { sendOrder } from '../order.ts';
import { formText } from '../ratings/form-text.ts';
import { cardsFor, choicesOf, OPEN_CARDS, type CardFilter } from './card-filter.ts';
import { cardsStyles } from './cards-styles.ts';
import '../../web/components/hall-icon.ts';
import { here } from '../../web/link/own-hall.ts';

/**
 * @summary The yellow and red cards of today, open and over: of whom, where, who was told, and who has taken note.
 * @event order - a card is acknowledged
 * @event page-left - back to the hall
 */
@customElement('manager-cards')
export class ManagerCards extends LitElement {
  static override styles = [managerBase, cardsStyles];

  @property({ attribute: false }) view!: ManagerView;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  /** Grows with each thing that was done on this page. */
  @property({ type: Number }) acted = 0;
  @state() private filter: CardFilter = OPEN_CARDS;
  @state() private cards: CardsView | undefined;
  @state() private problem: Problem | undefined;
  /** The card that is being acknowledged. */
  @state() private taking: string | undefined;
  private asked = '';
  private readonly language = new LanguageController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const counts = [...Object.values(this.view.cards), this.acted, this.online].join(' ');
    if (!this.online || counts === this.asked) return;
    this.asked = counts;
    void this.load();
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<div class="bar">
        <button class="button" type="button" data-test="cards-back" @click=${this.leave}>
          <hall-icon name="back"></hall-icon>${say(noticesText.back)}
        </button>
        <h2>${say(cardsText.title)}</h2>
        ${CARD_COLOURS.map((colour) => this.count(colour))}
      </div>
      ${this.body()}`;
  }

  private body(): TemplateResult {
    const { say, current } = this.language;
    const { cards, problem } = this;
    if (problem !== undefined) return html`<p class="none late" role="alert">${problemText(problem, current)}</p>`;
    if (cards === undefined) return html`<p class="none" role="status">${say(staffText.loading)}</p>`;
    if (cards.items.length === 0)
      return html`<p class="none" data-test="cards-none">
        ${say(cards.limits ? cardsText.none : cardsText.noLimits)}
      </p>`;
    const shown = cardsFor(cards.items, this.filter);
    return html`${this.question(cards.items)}
    ${
      shown.length === 0
        ? html`<p class="none sheet" data-test="cards-none">${say(cardsText.noneSuch)}</p>`
        : html`<div class="scroll" tabindex="0" role="group" aria-label=${say(cardsText.title)}>
            <ul>
              ${repeat(
                shown,
                ({ id }) => id,
                (card) => this.card(card),
              )}
            </ul>
          </div>`
    }`;
  }

  private count(colour: CardView['colour']): TemplateResult | typeof nothing {
    const { say } = this.language;
    const items = (this.cards?.items ?? []).filter((card) => card.colour === colour);
    if (items.length === 0) return nothing;
    const open = items.filter((card) => card.open).length;
    const free = items.filter(({ acknowledged }) => acknowledged === undefined).length;
    return html`<p class="count" data-test="cards-${colour}">
      <span class="card ${colour}">${say(cardColourText[colour])}</span>${say(cardsText.today, {
        n: items.length,
        open,
        free,
      })}
    </p>`;
  }

  private question(items: readonly CardView[]): TemplateResult {
    const { say, name } = this.language;
    const named = (id: string, of: Names | undefined): string => name(of ?? asIs(id));
    const option = (id: string, text: string): { readonly id: string; readonly text: string } => ({ id, text });
    return html`<form class="filter sheet" data-test="cards-filter">
      ${this.choice('state', cardsText.state, [option('open', say(cardsText.open)), option('over', say(cardsText.over))])}
      ${this.choice(
        'colour',
        cardsText.colour,
        CARD_COLOURS.map((colour) => option(colour, say(cardColourText[colour]))),
      )}
      ${this.choice(
        'department',
        cardsText.department,
        choicesOf(items, 'department').map(({ id, card }) => option(id, named(id, card.departmentName))),
      )}
      ${this.choice(
        'clerk',
        cardsText.clerk,
        choicesOf(items, 'clerk').map(({ id, card }) => option(id, named(id, card.clerkName))),
      )}
      ${this.choice(
        'service',
        cardsText.service,
        choicesOf(items, 'service').map(({ id, card }) => option(id, named(id, card.serviceName))),
      )}
    </form>`;
  }

  private choice(
    field: keyof CardFilter,
    label: Words,
    options: readonly { readonly id: string; readonly text: string }[],
  ): TemplateResult {
    const { say } = this.language;
    return html`<label
      >${say(label)}<select
        name=${field}
        @change=${(event: Event) => (this.filter = { ...this.filter, [field]: (event.target as HTMLSelectElement).value })}
      >
        <option value="" ?selected=${this.filter[field] === ''}>${say(cardsText.all)}</option>
        ${repeat(
          options,
          ({ id }) => id,
          ({ id, text }) => html`<option value=${id} ?selected=${this.filter[field] === id}>${text}</option>`,
        )}
      </select></label
    >`;
  }

  private card(card: CardView): TemplateResult {
    const { say, name } = this.language;
    const { colour, kind, open, serviceName, departmentName, counterName, clerk, clerkName } = card;
    const where = [serviceName, departmentName, counterName].flatMap((each) => (each === undefined ? [] : name(each)));
    const who = clerk === undefined ? [] : [name(clerkName ?? asIs(clerk))];
    return html`<li class="sheet ${open ? 'open' : ''}" data-test="card" data-colour=${colour}>
      <p class="what">
        <span class="card ${colour}">${say(cardColourText[colour])}</span>
        <b>${say(cardKindText[kind])}</b> <span class="took">${this.took(card)}</span>
      </p>
      <p class="who">${this.about(card)}<span class="soft">${[...where, ...who].join(' · ')}</span></p>
      <p class="soft when">
        ${say(cardsText.given, { time: this.time(card.at) })} · ${say(cardsText.told, { who: this.told(card) })}
        ${this.state(card)}
      </p>
      ${this.note(card)}
    </li>`;
  }

  private took({ limit, took, due }: CardView): string {
    const { say, current } = this.language;
    if (limit === undefined || took === undefined) return due === undefined ? '' : say(cardsText.due, { day: due });
    return say(cardsText.took, { took: lengthWords(took, current), limit: lengthWords(limit, current) });
  }

  /** The way to the story of the ticket. */
  private about({ kind, number, no }: CardView): TemplateResult {
    const { say } = this.language;
    const what = kind === 'complaint' ? html`<b>${say(cardsText.case, { no: no ?? '' })}</b> ` : nothing;
    if (number === undefined) return html`${what}`;
    return html`${what}<a
        href=${here(`/desk?number=${encodeURIComponent(number)}`)}
        target="_blank"
        data-test="card-story"
        aria-label=${say(cardsText.story, { number })}
        >${number}</a
      > `;
  }

  private told({ told: { roles, users } }: CardView): string {
    const { say, name } = this.language;
    return [...roles.map((role) => say(roleText[role])), ...users.map((user) => name(user.name ?? asIs(user.id)))].join(
      this.language.current === 'en' ? ', ' : '、',
    );
  }

  private state({ open, over, reddened }: CardView): TemplateResult | typeof nothing {
    const { say } = this.language;
    if (open) return nothing;
    if (over === undefined) return html` · ${say(cardsText.over)}`;
    return html` · ${say(reddened === true ? cardsText.reddened : cardsText.overSince, { time: this.time(over) })}`;
  }

  private note({ id, acknowledged }: CardView): TemplateResult {
    const { say, name } = this.language;
    if (acknowledged !== undefined)
      return html`<p class="note soft" data-test="card-taken">
        ${say(cardsText.acknowledged, {
          who: name(acknowledged.byName ?? asIs(acknowledged.by)),
          time: this.time(acknowledged.at),
        })}${acknowledged.words === undefined ? nothing : html`<br /><q>${acknowledged.words}</q>`}
      </p>`;
    if (this.taking !== id)
      return html`<p class="note">
        <button
          class="button"
          type="button"
          data-test="card-acknowledge"
          ?disabled=${!this.online}
          @click=${() => this.take(id)}
        >
          ${say(cardsText.acknowledge)}
        </button>
      </p>`;
    return html`<form class="note" @submit=${(event: SubmitEvent) => void this.send(event, id)}>
      <label>${say(cardsText.words)}<input name="words" maxlength="500" data-test="card-words" /></label>
      <span class="ends">
        <button class="button" type="button" @click=${() => (this.taking = undefined)}>${say(cardsText.cancel)}</button>
        <button class="button strong" type="submit" data-test="card-send" ?disabled=${!this.online}>
          ${say(cardsText.save)}
        </button>
      </span>
    </form>`;
  }

  private take(id: string): void {
    this.taking = id;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('input[name="words"]')?.focus());
  }

  private async send(event: SubmitEvent, card: string): Promise<void> {
    event.preventDefault();
    const words = formText(new FormData(event.currentTarget as HTMLFormElement), 'words');
    const problem = await sendOrder(this, {
      name: 'acknowledge-card',
      body: { card, ...(words === '' ? {} : { words }) },
    });
    if (problem === undefined && this.taking === card) this.taking = undefined;
  }

  private time(at: string): string {
    const now = Date.parse(this.cards?.now ?? at);
    return sinceText(at, now, this.language.current, this.hall?.timeZone ?? 'UTC');
  }

  private async load(): Promise<void> {
    const got = await api.get('/cards');
    this.problem = got.ok ? undefined : got.problem;
    if (got.ok) this.cards = got.value;
  }

  private readonly leave = (): void => {
    this.dispatchEvent(new CustomEvent('page-left'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-cards': ManagerCards;
  }
}
