import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ManagerView } from '../../core/protocol/shapes/manager.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { lengthWords } from '../../core/base/wait-words.ts';
import { actingText } from '../../web/text/acting.ts';
import { managerText } from '../../web/text/manager.ts';
import { timeText } from '../../web/text/moments.ts';
import { managerBase } from '../manager-base.ts';
import type { Order } from '../order.ts';
import type { Question } from '../overview/manager-ask.ts';

type Today = ManagerView['today'];

/**
 * @summary What supervisors have set, moved and told today, each with who, why and the button that ends it.
 * @event ask - it is to be ended, with a reason
 * @event order - a message is taken back
 * @event act-on - a limit or a profile is to be made
 */
@customElement('manager-today')
export class ManagerToday extends LitElement {
  static override styles = [
    managerBase,
    css`
      section {
        padding: var(--space-3) var(--space-4);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
      }
      h2 {
        flex: 1;
        white-space: nowrap;
      }
      ul {
        margin: var(--space-2) 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--space-2);
        padding: var(--space-2) 0;
        border-top: 1px solid var(--edge);
      }
      p {
        overflow-wrap: anywhere;
      }
      .why {
        font-size: 13px;
        color: var(--ink-soft);
      }
      .buttons {
        display: flex;
        gap: var(--space-2);
      }
      .button {
        min-height: 44px;
        padding: 0 0.8em;
        font-size: 14px;
      }
    `,
  ];

  @property({ attribute: false }) view!: ManagerView;
  @property() timeZone = 'Asia/Shanghai';
  @property({ type: Boolean }) online = true;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    const { messages, assigned, targets, limits, moves } = this.view.today;
    const made = this.view.routing.profiles.filter((each) => each.made !== undefined);
    const rows = [
      ...messages.map((each) => this.message(each)),
      ...assigned.map((each) => this.assigned(each)),
      ...targets.map((each) => this.target(each)),
      ...limits.map((each) => this.limit(each)),
      ...moves.filter(({ standing }) => standing > 0).map((each) => this.move(each)),
      ...made.map((each) => this.profile(each)),
    ];
    return html`<section aria-labelledby="today" data-test="today">
      <header>
        <h2 id="today">${say(actingText.todayTitle)}</h2>
        <button class="button" type="button" data-test="new-limit" @click=${() => this.send('act-on', { on: 'limit' })}>
          ${say(actingText.newLimit)}
        </button>
        <button
          class="button"
          type="button"
          data-test="new-profile"
          @click=${() => this.send('act-on', { on: 'profile' })}
        >
          ${say(actingText.newProfile)}
        </button>
      </header>
      ${
        rows.length === 0
          ? html`<p class="why">${say(actingText.nothingSet)}</p>`
          : html`<ul>
              ${rows}
            </ul>`
      }
    </section>`;
  }

  private message({ id, to, text, until, by, seen }: Today['messages'][number]): TemplateResult {
    const { say, name } = this.language;
    const where =
      to.kind === 'line'
        ? say(actingText.inLine, { line: name(to.name) })
        : say(to.kind === 'counter' ? actingText.toClerk : actingText.overCounter, { counter: name(to.name) });
    const more = [
      by,
      ...(until === undefined ? [] : [say(actingText.until, { time: this.time(until) })]),
      ...seen.map((each) => say(actingText.seenBy, { who: each.by })),
    ];
    const what = `${where} · ${name(text)}`;
    return this.row('message', what, more.join(' · '), this.ending(what, 'withdraw-message', { message: id }));
  }

  private assigned({ counter, name: names, lines, ...said }: Today['assigned'][number]): TemplateResult {
    const { name } = this.language;
    const what = `${name(names)} → ${lines.map(({ prefix }) => prefix).join(' ')}`;
    return this.row('assigned', what, this.said(said), this.ending(what, 'assign-lines', { counter, lines: null }));
  }

  private target({ line, name: names, target, file, ...said }: Today['targets'][number]): TemplateResult {
    const { name, current, say } = this.language;
    const what = `${say(actingText.target)}: ${name(names)} ${lengthWords(target, current)} (${lengthWords(file, current)})`;
    return this.row('target', what, this.said(said), this.ending(what, 'set-target', { line, minutes: null }));
  }

  private limit({ service, name: names, places, taken, ...said }: Today['limits'][number]): TemplateResult {
    const { name, say } = this.language;
    const words = places === undefined ? say(actingText.noLimit) : String(places);
    const what = `${say(actingText.limit)}: ${name(names)} ${say(actingText.limitIs, { places: words, taken })}`;
    return this.row('limit', what, this.said(said), this.ending(what, 'set-limit', { service, places: null }));
  }

  private move({ id, from, to, moved, standing, ...said }: Today['moves'][number]): TemplateResult {
    const { name, say } = this.language;
    const what = say(actingText.movedFromTo, { n: moved, from: name(from.name), to: name(to.name) });
    const still = say(actingText.standingThere, { n: standing });
    return this.row('move', what, `${still} · ${this.said(said)}`, this.ending(what, 'undo-move', { move: id }));
  }

  private profile({
    id,
    name: names,
    made,
  }: ManagerView['routing']['profiles'][number]): TemplateResult | typeof nothing {
    if (made === undefined) return nothing;
    const { name, say } = this.language;
    const what = `${say(actingText.profile)}: ${name(names)}`;
    const edit = this.button(say(actingText.edit), () => this.send('act-on', { on: 'profile', profile: id }));
    return this.row(
      'profile',
      what,
      `${made.keep ? `${say(actingText.keep)} · ` : ''}${this.said(made)}`,
      html`${edit}${this.ending(what, 'drop-profile', { profile: id })}`,
    );
  }

  private row(kind: string, what: string, why: string, buttons: TemplateResult): TemplateResult {
    return html`<li data-test="today-${kind}">
      <div>
        <p>${what}</p>
        <p class="why">${why}</p>
      </div>
      <span class="buttons">${buttons}</span>
    </li>`;
  }

  private ending(what: string, name: Order['name'], body: object): TemplateResult {
    const { say } = this.language;
    const question: Question = {
      title: say(actingText.backTitle, { what }),
      hint: say(actingText.backHint),
      act: say(actingText.endIt),
      reason: true,
      name,
      body,
    };
    return this.button(say(actingText.endIt), () => this.send('ask', question));
  }

  private button(words: string, press: () => void): TemplateResult {
    return html`<button class="button" type="button" ?disabled=${!this.online} data-test="today-end" @click=${press}>
      ${words}
    </button>`;
  }

  private said({ by, reason, at }: { readonly by: string; readonly reason: string; readonly at: string }): string {
    return `${this.language.say(managerText.sinceBy, { time: this.time(at), by })} · ${reason}`;
  }

  private time(at: string): string {
    return timeText(at, this.language.current, this.timeZone);
  }

  private send(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-today': ManagerToday;
  }
}
