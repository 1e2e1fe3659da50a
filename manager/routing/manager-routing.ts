import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ProfileId } from '../../core/base/names.ts';
import type { LoanView, ProfileFace, ProfileInForceView, RoutingView } from '../../core/protocol/shapes/routing.ts';
import type { ManagerLine, ManagerView } from '../../core/protocol/shapes/manager.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { keepPlaces, type KeptRow } from '../../web/kept-places.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { managerText } from '../../web/text/manager.ts';
import { timeText } from '../../web/text/moments.ts';
import { managerBase } from '../manager-base.ts';
import { routingStyles } from './routing-styles.ts';
import type { Question } from '../overview/manager-ask.ts';
import '../../web/components/hall-icon.ts';
import '../acting/manager-today.ts';

/**
 * @summary Who serves what now: the profile in force and the others, counters that help a late line and why, lines that
 * are closed.
 * @event ask - a profile is to be switched, a line closed
 * @event order - a line is opened again
 */
@customElement('manager-routing')
export class ManagerRouting extends LitElement {
  static override styles = [
    managerBase,
    routingStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        flex: 1;
        min-height: 0;
      }
    `,
  ];

  @property({ attribute: false }) view!: ManagerView;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  /** The zone that a switch is for; empty is the whole hall. */
  @state() private zone = '';
  @state() private line = '';
  /** Somebody is about to choose a line. */
  @state() private isChoosing = false;
  private openLines: readonly KeptRow<ManagerLine>[] = [];
  private readonly language = new LanguageController(this);

  protected override willUpdate(): void {
    const open = this.view.lines.filter((line) => line.closed === undefined);
    this.openLines = keepPlaces(this.isChoosing || this.line !== '' ? this.openLines : [], open, ({ id }) => id);
  }

  override render(): TemplateResult {
    const { say } = this.language;
    const { routing } = this.view;
    return html`<div
      class="scroll"
      data-test="routing"
      tabindex="0"
      role="group"
      aria-label=${say(managerText.routing)}
    >
      <manager-today
        .view=${this.view}
        .timeZone=${this.hall?.timeZone ?? 'Asia/Shanghai'}
        .online=${this.online}
      ></manager-today>
      <section aria-labelledby="profiles">${this.profiles(routing)}</section>
      <section aria-labelledby="lent">
        <h2 id="lent">${say(managerText.lentCounters)}</h2>
        ${
          routing.lent.length === 0
            ? html`<p class="quiet">${say(managerText.nobodyLent)}</p>`
            : html`<ul>
                ${routing.lent.map((loan) => this.loan(loan))}
              </ul>`
        }
      </section>
      <section aria-labelledby="closed">${this.lines(routing)}</section>
    </div>`;
  }

  private profiles(routing: RoutingView): TemplateResult {
    const { say } = this.language;
    const heading = html`<h2 id="profiles">${say(managerText.profiles)}</h2>`;
    if (routing.profiles.length === 0)
      return html`${heading}
        <p class="quiet">${say(managerText.noProfiles)}</p>`;
    const inForce = inForceAt(routing, this.zone);
    return html`<header>
        ${heading}
        <label
          ><span class="hidden">${say(managerText.profileFor)}</span
          ><select
            data-test="profile-zone"
            @change=${(event: Event) => (this.zone = (event.target as HTMLSelectElement).value)}
          >
            <option value="">${say(managerText.wholeHall)}</option>
            ${repeat(
              routing.zones,
              (zone) => zone,
              (zone) => html`<option value=${zone} ?selected=${zone === this.zone}>${zone}</option>`,
            )}
          </select></label
        >
      </header>
      <ul class="choices">
        ${this.choice(undefined, inForce)}
        ${repeat(
          routing.profiles,
          ({ id }) => id,
          (profile) => this.choice(profile, inForce),
        )}
      </ul>
      ${routing.inForce.map((each) => this.since(each))}`;
  }

  private choice(profile: ProfileFace | undefined, inForce: ProfileInForceView | undefined): TemplateResult {
    const { say, name } = this.language;
    const chosen = inForce?.id === profile?.id;
    const { from, to } = profile ?? {};
    return html`<li>
      <button
        type="button"
        class="choice"
        aria-pressed=${chosen ? 'true' : 'false'}
        data-test="profile-${profile?.id ?? 'none'}"
        ?disabled=${!this.online || chosen}
        @click=${() => this.send('ask', this.switchQuestion(profile))}
      >
        <hall-icon name=${chosen ? 'check' : 'people'}></hall-icon>
        <span>${profile === undefined ? say(managerText.ownLines) : name(profile.name)}</span>
        ${from === undefined ? nothing : html`<small>${from}–${to ?? ''}</small>`}
      </button>
    </li>`;
  }

  /** Who put it in force, when and why. */
  private since(each: ProfileInForceView): TemplateResult {
    const { say, name } = this.language;
    const by = each.by === 'timetable' ? say(managerText.byTimetable) : each.by;
    const what = each.name === undefined ? say(managerText.ownLines) : name(each.name);
    return html`<p class="why" data-test="profile-in-force" data-profile=${each.id ?? ''}>
      <b>${each.zone ?? say(managerText.wholeHall)}</b> · ${what} ·
      ${say(managerText.sinceBy, { time: this.time(each.at), by })}${each.reason === '' ? '' : ` · ${each.reason}`}
    </p>`;
  }

  private loan(loan: LoanView): TemplateResult {
    const { name, current } = this.language;
    return html`<li class="row" data-test="loan" data-counter=${loan.counter}>
      <span class="what">
        <b>${name(loan.counterName)}</b>
        <hall-icon name="right"></hall-icon>
        <span class="prefix">${loan.prefix}</span>
        <span class="name">${name(loan.lineName)}</span>
        <time>${this.time(loan.at)}</time>
      </span>
      <p class="why">${loan.text[current]}</p>
    </li>`;
  }

  private lines(routing: RoutingView): TemplateResult {
    const { say, name } = this.language;
    return html`<h2 id="closed">${say(managerText.closedLines)}</h2>
      <ul>
        ${repeat(
          routing.closed,
          ({ line }) => line,
          (each) =>
            html`<li class="row" data-test="closed-line" data-line=${each.line}>
              <span class="what">
                <span class="prefix">${each.prefix}</span>
                <span class="name">${name(each.name)}</span>
                <button
                  class="button"
                  type="button"
                  data-test="reopen-line"
                  ?disabled=${!this.online}
                  @click=${() => this.send('ask', this.reopening(each))}
                >
                  ${say(managerText.reopenLine)}
                </button>
              </span>
              <p class="why">
                ${say(managerText.sinceBy, { time: this.time(each.at), by: each.by })} · ${each.reason} ·
                ${
                  each.movedToName === undefined
                    ? say(managerText.stillServed, { n: each.waiting })
                    : say(managerText.movedTo, { line: name(each.movedToName) })
                }
              </p>
            </li>`,
        )}
      </ul>
      <form class="close" @submit=${(event: SubmitEvent) => this.close(event)}>
        <label
          ><span class="hidden">${say(managerText.line)}</span
          ><select
            required
            data-test="line-to-close"
            .value=${this.line}
            @focus=${() => (this.isChoosing = true)}
            @blur=${() => (this.isChoosing = false)}
            @change=${(event: Event) => (this.line = (event.target as HTMLSelectElement).value)}
          >
            <option value="">${say(managerText.chooseLine)}</option>
            ${repeat(
              this.openLines,
              ({ key }) => key,
              ({ key, item, gone }) =>
                html`<option value=${key} ?disabled=${gone}>${item.prefix} ${name(item.name)}</option>`,
            )}
          </select></label
        >
        <button class="button" data-test="close-line" ?disabled=${!this.online}>
          <hall-icon name="stop"></hall-icon>${say(managerText.closeLine)}
        </button>
      </form>`;
  }

  private close(event: SubmitEvent): void {
    event.preventDefault();
    const { say, name } = this.language;
    const line = this.view.lines.find(({ id, closed }) => id === this.line && closed === undefined);
    if (line === undefined) return;
    const question: Question = {
      title: say(managerText.closeLineTitle, { line: name(line.name) }),
      hint: say(managerText.closeLineHint),
      act: say(managerText.closeLine),
      reason: true,
      name: 'close-line',
      body: { line: line.id },
    };
    this.line = '';
    this.send('ask', question);
  }

  private reopening({ line, name: called }: RoutingView['closed'][number]): Question {
    const { say, name } = this.language;
    return {
      title: say(managerText.reopenLineTitle, { line: name(called) }),
      hint: say(managerText.reopenLineHint),
      act: say(managerText.reopenLine),
      reason: true,
      name: 'reopen-line',
      body: { line },
    };
  }

  private switchQuestion(profile: ProfileFace | undefined): Question {
    const { say, name } = this.language;
    const id: ProfileId | null = profile?.id ?? null;
    const what = profile === undefined ? say(managerText.ownLines) : name(profile.name);
    return {
      title: say(managerText.switchTitle, {
        profile: what,
        where: this.zone === '' ? say(managerText.wholeHall) : this.zone,
      }),
      hint: say(managerText.switchHint),
      act: say(managerText.switchProfile),
      reason: true,
      name: 'switch-profile',
      body: { profile: id, ...(this.zone === '' ? {} : { zone: this.zone }) },
    };
  }

  private time(at: string): string {
    return timeText(at, this.language.current, this.hall?.timeZone ?? 'Asia/Shanghai');
  }

  private send(type: string, detail?: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** What a zone works by now: its own choice, or the whole hall's. */
function inForceAt({ inForce }: RoutingView, zone: string): ProfileInForceView | undefined {
  return inForce.find((each) => (each.zone ?? '') === zone) ?? inForce.find((each) => each.zone === undefined);
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-routing': ManagerRouting;
  }
}
