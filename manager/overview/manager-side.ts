import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { ManagerView } from '../../core/protocol/shapes/manager.ts';
import type { TroublesView } from '../../core/protocol/shapes/troubles.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { WatchController } from '../../web/link/watch-controller.ts';
import type { SessionUser } from '../../web/session/session.ts';
import { boardsText } from '../../web/text/boards.ts';
import { managerText } from '../../web/text/manager.ts';
import { troublesText } from '../../web/text/troubles.ts';
import type { Words } from '../../web/text/words.ts';
import { needsCare } from '../boards/manager-boards.ts';
import { EndingsController } from '../devices/endings-controller.ts';
import { isTroubled } from '../devices/manager-printers.ts';
import { isSignTroubled } from '../devices/manager-signs.ts';
import { managerBase } from '../manager-base.ts';
import { causesOfCounters, harmOfCounters } from '../troubles/trouble-order.ts';
import '../../web/components/hall-icon.ts';
import '../counters/manager-counters.ts';
import '../devices/manager-identities.ts';
import '../devices/manager-pairing.ts';
import '../devices/manager-plugged.ts';
import '../ratings/manager-ratings.ts';
import '../routing/manager-routing.ts';
import '../zones/manager-zones.ts';
import './manager-calls.ts';

/** What stands beside the lines, one at a time. */
export type Side = 'counters' | 'zones' | 'calls' | 'routing' | 'ratings' | 'boards' | 'printers' | 'identities';

const SIDE_WORDS: Readonly<Record<Side, Words>> = {
  counters: managerText.counters,
  zones: troublesText.zones,
  calls: managerText.calls,
  routing: managerText.routing,
  ratings: managerText.ratings,
  boards: boardsText.boards,
  printers: managerText.printers,
  identities: managerText.identities,
};

/** Whether somebody may do what administrators may. */
export function administers({ roles }: SessionUser): boolean {
  return roles.includes('administrator');
}

/** Whether somebody may do what managers may. */
export function manages({ roles }: SessionUser): boolean {
  return roles.some((role) => role === 'manager' || role === 'administrator');
}

/**
 * @summary Counters, zones, calls, routing, ratings, boards, printers, identities, behind tabs that show trouble.
 * @event side-chosen - another tab is to be shown
 */
@customElement('manager-side')
export class ManagerSide extends LitElement {
  static override styles = [
    managerBase,
    css`
      :host {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
      }
      .tabs.all {
        flex-wrap: wrap;
        margin: var(--space-3) var(--space-4) var(--space-2);
      }
      .tabs.all button {
        flex: auto;
        padding: 0 0.4em;
        font-size: 14px;
      }
    `,
  ];

  @property({ attribute: false }) view!: ManagerView;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ attribute: false }) troubles: TroublesView | undefined;
  @property({ attribute: false }) user!: SessionUser;
  @property({ type: Boolean }) online = true;
  /** Counts what was done from here: lists that are asked for are asked for again. */
  @property({ attribute: false }) acted = 0;
  @property({ attribute: false }) side: Side = 'counters';
  private readonly language = new LanguageController(this);
  private readonly fleet = new WatchController(this, 'boards');
  private readonly printers = new WatchController(this, 'printers');
  private readonly signs = new WatchController(this, 'signs');
  private readonly endings = new EndingsController(this, () => this.administers);

  override render(): TemplateResult {
    return html`
      <div class="tabs all" role="group">
        ${this.tab('counters')}${this.tab('zones')}${this.tab('calls')}${this.tab('routing')}${this.tab('ratings')}${this.tab('boards')}${this.tab('printers')}${manages(this.user) ? this.tab('identities') : nothing}
      </div>
      ${this.body()}
    `;
  }

  private body(): TemplateResult {
    const { view, hall, online } = this;
    switch (this.side) {
      case 'counters':
        return html`<manager-counters
          .view=${view}
          .hall=${hall}
          .harmOf=${harmOfCounters(this.troubles)}
          .causeOf=${causesOfCounters(this.troubles)}
          .online=${online}
        ></manager-counters>`;
      case 'zones':
        return html`<manager-zones
          class="scroll"
          tabindex="0"
          role="group"
          aria-label=${this.language.say(troublesText.zones)}
          .view=${view}
          .troubles=${this.troubles}
        ></manager-zones>`;
      case 'calls':
        return html`<manager-calls .view=${view} .hall=${hall}></manager-calls>`;
      case 'routing':
        return html`<manager-routing .view=${view} .hall=${hall} .online=${online}></manager-routing>`;
      case 'ratings':
        return html`<manager-ratings
          .view=${view}
          .hall=${hall}
          .online=${online}
          .reads=${manages(this.user)}
          .acted=${this.acted}
        ></manager-ratings>`;
      case 'boards':
        return html`<manager-boards .fleet=${this.fleet.view} .hall=${hall} .online=${online}></manager-boards>`;
      case 'identities':
        return html`<manager-pairing .hall=${hall} .online=${online}></manager-pairing>
          ${this.administers ? html`<manager-identities class="scroll" .hall=${hall} .online=${online}></manager-identities>` : nothing}`;
      case 'printers':
        return html`<manager-printers .printers=${this.printers.view?.items} .online=${online}></manager-printers>
          <manager-signs .signs=${this.signs.view?.items} .online=${online}></manager-signs>
          <manager-plugged .view=${this.printers.view}></manager-plugged>`;
    }
  }

  private tab(side: Side): TemplateResult {
    return html`<button
      type="button"
      aria-pressed=${this.side === side ? 'true' : 'false'}
      data-test="side-${side}"
      @click=${() => this.choose(side)}
    >
      ${this.language.say(SIDE_WORDS[side])}${this.badge(side)}
    </button>`;
  }

  private badge(side: Side): TemplateResult | typeof nothing {
    const { openCounters, pausedCounters } = this.view.totals;
    if (side === 'counters') return html`<b>${openCounters + pausedCounters}</b>`;
    if (side === 'routing') {
      const { lent, closed } = this.view.routing;
      return lent.length + closed.length === 0 ? nothing : html`<b>${lent.length + closed.length}</b>`;
    }
    if (side === 'boards') {
      const care = this.fleet.view?.items.filter(needsCare).length ?? 0;
      return care === 0 ? nothing : html`<b class="late" data-test="board-alert">${care}</b>`;
    }
    if (side === 'identities') {
      const ending = this.endings.count;
      return ending === 0 ? nothing : html`<b class="late" data-test="identity-alert">${ending}</b>`;
    }
    if (side === 'ratings') {
      const { open } = this.view.complaints;
      return open === 0 ? nothing : html`<b class="late" data-test="complaint-alert">${open}</b>`;
    }
    const troubled = side === 'printers' ? this.troubled : 0;
    return troubled === 0
      ? nothing
      : html`<b class="late" data-test="printer-alert"><hall-icon name="warning"></hall-icon>${troubled}</b>`;
  }

  private get troubled(): number {
    const printers = this.printers.view?.items.filter(isTroubled).length ?? 0;
    return printers + (this.signs.view?.items.filter(isSignTroubled).length ?? 0);
  }

  private get administers(): boolean {
    return this.user.roles.includes('administrator');
  }

  private choose(side: Side): void {
    this.dispatchEvent(new CustomEvent('side-chosen', { detail: side, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-side': ManagerSide;
  }
}
