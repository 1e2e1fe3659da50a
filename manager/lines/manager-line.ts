import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { waitedWords } from '../../core/base/wait-words.ts';
import { ORDINARY } from '../../core/catalogue/category.ts';
import type { LineId } from '../../core/base/names.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { LineView, WaitingView } from '../../core/protocol/shapes/line.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { actingText } from '../../web/text/acting.ts';
import { managerText } from '../../web/text/manager.ts';
import { sharedText } from '../../web/text/shared.ts';
import { staffText } from '../../web/text/staff.ts';
import { waitTone } from '../../web/wait-tone.ts';
import { WatchController } from '../../web/link/watch-controller.ts';
import { managerBase } from '../manager-base.ts';
import type { Question } from '../overview/manager-ask.ts';
import '../../web/components/hall-icon.ts';
import '../overview/manager-meaning.ts';

/**
 * @summary One line: everybody in it in calling order, each with the wait and the urgency that put them there.
 * @event ask - somebody is to be put first, or has another category
 * @event line-left - back to the counters
 */
@customElement('manager-line')
export class ManagerLineDetail extends LitElement {
  static override styles = [
    managerBase,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
        flex: 1;
      }
      header {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        padding: var(--space-3) var(--space-4);
        border-bottom: 1px solid var(--edge);
      }
      h2 {
        flex: 1;
        min-width: 0;
      }
      .back {
        min-height: 34px;
        padding: 0 0.6em;
      }
      p.order {
        padding: var(--space-2) var(--space-4);
        font-size: 13px;
        font-weight: 600;
        color: var(--ink-soft);
      }
      li {
        display: grid;
        grid-template-columns: 84px minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--space-2);
        min-height: 58px;
        padding: 6px var(--space-4);
        border-top: 1px solid var(--edge);
      }
      .number {
        font-size: 19px;
        font-weight: 700;
        font-variant-numeric: tabular-nums;
      }
      .held .number,
      .blocked .number {
        font-weight: 500;
        color: var(--ink-soft);
      }
      .service {
        display: block;
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
      .remarks {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.8em;
        font-size: 13px;
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
      }
      .remarks b {
        color: var(--warn);
      }
      .remarks .late {
        color: var(--bad);
        font-weight: 600;
      }
      .acts {
        display: grid;
        gap: 4px;
      }
      .button.first {
        min-height: 30px;
        padding: 0 0.7em;
        font-size: 13px;
      }
    `,
  ];

  @property() line!: LineId;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  private readonly language = new LanguageController(this);
  private readonly watch = new WatchController(this, { later: 'line' });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('line')) this.watch.follow(`line:${this.line}`);
  }

  override render(): TemplateResult {
    const { say, name } = this.language;
    const { view } = this.watch;
    return html`<header>
        <button
          class="button back"
          type="button"
          data-test="line-back"
          aria-label=${say(sharedText.back)}
          @click=${() => this.send('line-left')}
        >
          <hall-icon name="back"></hall-icon>
        </button>
        ${
          view === undefined
            ? nothing
            : html`<span class="prefix">${view.prefix}</span>
                <h2 class="clamped" data-test="line-name">${name(view.name)}</h2>
                <span class="chip">${say(sharedText.peopleWaiting, { n: view.waiting })}</span>
                <button
                  class="button back"
                  type="button"
                  data-test="line-act"
                  ?disabled=${!this.online}
                  @click=${() => this.send('act-on', { on: 'line', line: view.id, tickets: view.tickets })}
                >
                  ${say(actingText.act)}
                </button>`
        }
      </header>
      ${view === undefined ? html`<p class="none" role="status">${say(staffText.loading)}</p>` : this.people(view)}`;
  }

  private people(view: LineView): TemplateResult {
    const { say } = this.language;
    if (view.tickets.length === 0)
      return html`<p class="none"><hall-icon name="people"></hall-icon>${say(managerText.nobodyInLine)}</p>`;
    const urgency = say(managerText.urgencyLabel);
    return html`<p class="order">
        ${say(managerText.inOrder)}<manager-meaning .of=${['urgency']} .label=${urgency}></manager-meaning>
      </p>
      <ol class="scroll" data-test="line-people" tabindex="0" aria-label=${say(managerText.inOrder)}>
        ${view.tickets.map((each) => this.person(each))}
      </ol>`;
  }

  private person(each: WaitingView): TemplateResult {
    const { say, name, current } = this.language;
    const { why } = each;
    // Whoever is at a counter, or has something to do first, does not wait and is not late.
    const waits = each.state === 'ready';
    const tone = waitTone(waits ? why.waited : 0, why.target);
    const category = this.hall?.categories.find((known) => known.id === each.category);
    const remark = this.remark(each);
    return html`<li class=${each.state} data-test="line-person" data-number=${each.number}>
      <span class="number">${each.number}</span>
      <div>
        <span class="service">${name(each.serviceName)}</span>
        <span class="remarks">
          ${
            waits
              ? html`<span class=${tone}>${waitedWords(why.waited, why.target, current)}</span>
                  <span>${say(managerText.urgency, { n: why.urgency.toFixed(2) })}</span>`
              : nothing
          }
          ${each.category === ORDINARY || category === undefined ? nothing : html`<b>${name(category.name)}</b>`}
          ${remark === undefined ? nothing : html`<b>${remark}</b>`}
        </span>
      </div>
      <span class="acts">
        <button
          class="button first"
          type="button"
          data-test="correct-category"
          ?disabled=${!this.online}
          @click=${() => this.send('ask', this.correction(each))}
        >
          ${say(managerText.category)}
        </button>
        ${
          each.state === 'ready' && why.tier !== 3
            ? html`<button
                class="button first"
                type="button"
                data-test="put-first"
                ?disabled=${!this.online}
                @click=${() => this.send('ask', this.question(each))}
              >
                ${say(managerText.putFirst)}
              </button>`
            : why.override === undefined
              ? nothing
              : html`<button
                  class="button first"
                  type="button"
                  data-test="not-first"
                  ?disabled=${!this.online}
                  @click=${() => this.send('ask', this.notFirst(each))}
                >
                  ${say(actingText.notFirst)}
                </button>`
        }
      </span>
    </li>`;
  }

  private remark(each: WaitingView): string | undefined {
    const { say } = this.language;
    if (each.state === 'held') return say(managerText.heldAt, { counter: each.heldBy ?? '' });
    if (each.state === 'blocked') return say(managerText.blocked);
    if (each.why.tier === 3) return say(managerText.isFirst);
    if (each.why.tier === 2) return say(managerText.pastCap);
    return each.reservedFor === undefined ? undefined : say(managerText.reserved, { counter: each.reservedFor });
  }

  private question(each: WaitingView): Question {
    const { say } = this.language;
    return {
      title: say(managerText.firstTitle, { number: each.number }),
      hint: say(managerText.firstHint),
      act: say(managerText.putFirst),
      reason: true,
      name: 'prioritise-ticket',
      body: { ticket: each.ticket },
    };
  }

  private correction(each: WaitingView): Question {
    const { say, name } = this.language;
    const categories = this.hall?.categories ?? [];
    const now = categories.find(({ id }) => id === each.category);
    return {
      title: say(managerText.categoryTitle, { number: each.number }),
      hint: say(managerText.categoryHint, { category: now === undefined ? each.category : name(now.name) }),
      act: say(managerText.category),
      reason: true,
      choice: {
        field: 'category',
        label: say(managerText.categoryLabel),
        options: categories
          .filter(({ id }) => id !== each.category)
          .map((category) => ({ value: category.id, words: name(category.name) })),
      },
      name: 'correct-category',
      body: { ticket: each.ticket },
    };
  }

  private notFirst(each: WaitingView): Question {
    const { say } = this.language;
    return {
      title: say(actingText.notFirstTitle, { number: each.number }),
      hint: say(actingText.backHint),
      act: say(actingText.notFirst),
      reason: true,
      name: 'withdraw-priority',
      body: { ticket: each.ticket },
    };
  }

  private send(type: string, detail?: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-line': ManagerLineDetail;
  }
}
