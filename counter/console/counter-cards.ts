import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { lengthWords } from '../../core/base/wait-words.ts';
import type { CardView } from '../../core/protocol/shapes/card.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { api } from '../../web/link/api.ts';
import { cardColourText, cardKindText, cardsText } from '../../web/text/cards.ts';
import { timeText } from '../../web/text/moments.ts';
import { counterBase } from '../counter-base.ts';

/** Cards come while somebody is served: nothing else tells the page of them. */
const ASK_MS = 15_000;

/** @summary The yellow and red cards of the clerk's own work today; nothing while there are none. */
@customElement('counter-cards')
export class CounterCards extends LitElement {
  static override styles = [
    counterBase,
    css`
      :host {
        display: block;
        position: relative;
        z-index: 2;
      }
      /* The list lies over the console: whoever looks at it is not working. */
      ul {
        position: absolute;
        inset-inline: var(--space-4);
        max-height: 60vh;
        overflow-y: auto;
        border-radius: 0 0 var(--radius-m) var(--radius-m);
        background: var(--surface);
        box-shadow: var(--shadow-1);
      }
      details {
        margin: var(--space-2) var(--space-4) 0;
        border-radius: var(--radius-m);
        background: var(--surface);
      }
      summary {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
        min-height: 40px;
        padding: 4px var(--space-4);
        cursor: pointer;
      }
      .card {
        padding: 2px 10px;
        border-radius: var(--radius-s);
        background: #ffd94a;
        color: #3d2c00;
        font-weight: 700;
      }
      .card.red {
        background: var(--bad);
        color: #fff;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 2px var(--space-3);
        align-items: center;
        padding: var(--space-2) var(--space-4);
        border-top: 1px solid var(--edge);
      }
      .soft {
        color: var(--ink-soft);
      }
    `,
  ];

  /** The number in hand: with it a card may come or be over. */
  @property() number = '';
  /** Who works here: supervisors are told of all cards, and see their own here. */
  @property() clerk = '';
  @property() timeZone = 'Asia/Shanghai';
  @state() private items: readonly CardView[] = [];
  private readonly language = new LanguageController(this);
  private asking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.asking = setInterval(() => void this.ask(), ASK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.asking);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('number')) void this.ask();
  }

  override render(): TemplateResult | typeof nothing {
    const { items } = this;
    if (items.length === 0) return nothing;
    const { say } = this.language;
    const open = items.filter((card) => card.open);
    return html`<details data-test="own-cards">
      <summary>
        <b>${say(cardsText.own)}</b>
        ${open.map((card) => html`<span class="card ${card.colour}">${say(cardColourText[card.colour])} ${card.number}</span>`)}
        <span class="soft">${say(cardsText.ownToday, { n: items.length, open: open.length })}</span>
      </summary>
      <ul>
        ${items.map((card) => this.card(card))}
      </ul>
    </details>`;
  }

  private card({ colour, kind, number, serviceName, limit, took, at, open }: CardView): TemplateResult {
    const { say, name, current } = this.language;
    const long =
      limit === undefined || took === undefined
        ? ''
        : say(cardsText.took, { took: lengthWords(took, current), limit: lengthWords(limit, current) });
    return html`<li data-test="own-card" data-colour=${colour}>
      <span class="card ${colour}">${say(cardColourText[colour])}</span>
      <b>${number ?? ''}</b>
      <span>${serviceName === undefined ? '' : name(serviceName)} · ${say(cardKindText[kind])} ${long}</span>
      <span class="soft"
        >${say(cardsText.given, { time: timeText(at, current, this.timeZone) })} ·
        ${say(open ? cardsText.open : cardsText.over)}</span
      >
    </li>`;
  }

  private async ask(): Promise<void> {
    const answer = await api.get('/cards');
    if (answer.ok) this.items = answer.value.items.filter(({ clerk }) => clerk === this.clerk);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-cards': CounterCards;
  }
}
