import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { BoardOrderForm } from '../../core/protocol/boards.ts';
import type { FleetBoard, FleetView, SoundZoneView } from '../../core/protocol/shapes/fleet.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { api } from '../../web/link/api.ts';
import type { HallToast } from '../../web/components/hall-toast.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { boardsText } from '../../web/text/boards.ts';
import { sinceText, timeText } from '../../web/text/moments.ts';
import { staffText } from '../../web/text/staff.ts';
import { managerBase } from '../manager-base.ts';
import { boardsStyles } from './boards-styles.ts';
import '../../web/components/hall-icon.ts';
import '../../web/components/hall-toast.ts';
import './board-detail.ts';
import './board-picture.ts';
import '../notices/manager-emergency.ts';
import { here } from '../../web/link/own-hall.ts';

/** Whether somebody has to look after a board. One that nobody has linked since the start is not set up yet. */
export function needsCare(board: FleetBoard): boolean {
  const { linked, report, lostAt, crashedAt, outdated, disobeys } = board;
  if (crashedAt !== undefined) return true;
  if (!linked) return lostAt !== undefined;
  return disobeys === true || outdated === true || report?.sound === 'blocked' || (report?.faults.length ?? 0) > 0;
}

/**
 * @summary Every board with what it shows and whether it can be heard, and what it can be told; the voices; how a
 * number is called.
 */
@customElement('manager-boards')
export class ManagerBoards extends LitElement {
  static override styles = [
    managerBase,
    boardsStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        flex: 1;
        min-height: 0;
      }
    `,
  ];

  @property({ attribute: false }) fleet: FleetView | undefined;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  @state() private chosen = '';
  @query('hall-toast') private toast!: HallToast;
  @query('audio') private audio!: HTMLAudioElement;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    const { fleet } = this;
    if (fleet === undefined) return html`<p class="none" role="status">${say(staffText.loading)}</p>`;
    const ordered = [...fleet.items].sort((a, b) => Number(needsCare(b)) - Number(needsCare(a)));
    return html`<div class="scroll" data-test="boards" tabindex="0" role="group" aria-label=${say(boardsText.boards)}>
        <manager-emergency .online=${this.online}></manager-emergency>
        <ul>
          ${ordered.map((board) => this.board(board))}
        </ul>
        <section aria-labelledby="voices">
          <h2 id="voices">${say(boardsText.voices)}</h2>
          ${
            fleet.sounds.length === 0
              ? html`<p class="quiet">${say(boardsText.noVoices)}</p>`
              : html`<ul class="voices">
                  ${fleet.sounds.map((zone) => this.zone(zone))}
                </ul>`
          }
          ${this.trial()}
          ${
            fleet.problems.length === 0
              ? nothing
              : html`<details>
                  <summary>${say(boardsText.missing)} <b>${fleet.problems.length}</b></summary>
                  <ul class="problems">
                    ${fleet.problems.map((problem) => html`<li>${problem}</li>`)}
                  </ul>
                </details>`
          }
        </section>
      </div>
      <hall-toast></hall-toast>`;
  }

  private board(board: FleetBoard): TemplateResult {
    const { name } = this.language;
    const open = this.chosen === board.id;
    const care = needsCare(board);
    return html`<li
      class="board ${care ? 'care' : board.linked ? 'linked' : ''}"
      data-test="board-row"
      data-board=${board.id}
    >
      <button
        type="button"
        class="head"
        aria-expanded=${open ? 'true' : 'false'}
        @click=${() => (this.chosen = open ? '' : board.id)}
      >
        <hall-icon name=${board.linked ? (care ? 'warning' : 'window') : 'offline'}></hall-icon>
        <span class="name"><b>${board.id}</b> ${name(board.name)}</span>
        <span class="facts">${this.facts(board)}</span>
      </button>
      ${
        board.pictured === true
          ? html`<board-picture
              class=${open ? 'large' : ''}
              .board=${board.id}
              .name=${name(board.name)}
              .timeZone=${this.hall?.timeZone ?? 'UTC'}
            ></board-picture>`
          : nothing
      }
      ${
        open
          ? html`<board-detail
              .board=${board}
              .now=${this.fleet?.now ?? ''}
              .timeZone=${this.hall?.timeZone ?? 'UTC'}
              .online=${this.online}
              @board-told=${(event: CustomEvent<BoardOrderForm>) => void this.tell(board, event.detail)}
            ></board-detail>`
          : nothing
      }
    </li>`;
  }

  private facts(board: FleetBoard): readonly (TemplateResult | typeof nothing)[] {
    const { say } = this.language;
    const { report } = board;
    const fact = (words: string, tone = ''): TemplateResult => html`<span class=${tone}>${words}</span>`;
    // As it says itself, while it is there to say it.
    const said = board.linked ? report : undefined;
    const { muted, blank, volume } = board.standing;
    const told: readonly (TemplateResult | typeof nothing)[] = [
      (said === undefined ? muted : said.sound === 'muted') ? fact(say(boardsText.muted), 'near') : nothing,
      (said?.blank ?? blank) ? fact(say(boardsText.blank), 'near') : nothing,
      volume === 100 ? nothing : fact(say(boardsText.orderVolume, { n: volume }), 'near'),
    ];
    const crash = board.crashedAt === undefined ? nothing : fact(this.crashed(board.crashedAt), 'late');
    if (!board.linked) return [crash, fact(this.lost(board)), ...told];
    return [
      crash,
      fact(report === undefined ? say(boardsText.linked) : `${String(report.width)}×${String(report.height)}`),
      report?.top === undefined ? nothing : fact(say(boardsText.shows, { number: report.top })),
      board.disobeys === true ? fact(say(boardsText.disobeys), 'late') : nothing,
      board.outdated === true ? fact(say(boardsText.outdated), 'late') : nothing,
      report?.sound === 'blocked' ? fact(say(boardsText.blocked), 'late') : nothing,
      board.tooFar === undefined
        ? nothing
        : fact(say(boardsText.tooFar, { m: board.tooFar.viewingM, n: board.tooFar.needsIn }), 'late'),
      ...told,
      (report?.faults.length ?? 0) === 0
        ? nothing
        : fact(say(boardsText.faults, { n: report?.faults.length ?? 0 }), 'late'),
    ];
  }

  private crashed(at: string): string {
    const { say, current } = this.language;
    const now = Date.parse(this.fleet?.now ?? at);
    return say(boardsText.crashed, { time: sinceText(at, now, current, this.hall?.timeZone ?? 'UTC') });
  }

  /** Since when no page stands for a board; of the time before the server was started nothing is known. */
  private lost({ lostAt }: FleetBoard): string {
    const { say, current } = this.language;
    if (lostAt === undefined || this.fleet === undefined) return say(boardsText.neverLinked);
    const time = sinceText(lostAt, Date.parse(this.fleet.now), current, this.hall?.timeZone ?? 'UTC');
    return say(boardsText.notLinkedSince, { time });
  }

  private zone(zone: SoundZoneView): TemplateResult {
    const { say, current } = this.language;
    const since = zone.silentSince;
    const time = since === undefined ? '' : timeText(since, current, this.hall?.timeZone ?? 'UTC');
    const board = this.fleet?.items.find(({ id }) => id === zone.board);
    const away = board?.linked !== true;
    const muted = !away && board.report?.sound === 'muted';
    return html`<li data-test="sound-zone" data-zone=${zone.id}>
      <b>${zone.zones.join(', ')}</b>
      <span class="quiet">${zone.board} · ${say(boardsText.volume, { n: zone.volume })}</span>
      <span class=${away || (since !== undefined && !muted) ? 'late' : ''}>
        ${
          away
            ? say(boardsText.voiceAway)
            : muted
              ? say(boardsText.muted)
              : since !== undefined
                ? say(boardsText.silentSince, { time })
                : zone.speaking === undefined
                  ? say(boardsText.quiet)
                  : say(boardsText.speaking, { numbers: zone.speaking })
        }${zone.waiting === 0 ? '' : ` · ${say(boardsText.voiceWaiting, { n: zone.waiting })}`}
      </span>
    </li>`;
  }

  private trial(): TemplateResult {
    const { say, name } = this.language;
    return html`<form class="trial" @submit=${this.listen}>
        <label
          >${say(boardsText.number)}
          <input
            name="number"
            value="A012"
            maxlength="8"
            required
            pattern="[A-Za-z]{1,3}[0-9]{1,5}"
            data-test="trial-number"
        /></label>
        <label
          >${say(boardsText.counter)}
          <select name="counter" data-test="trial-counter">
            ${repeat(
              this.hall?.counters ?? [],
              ({ id }) => id,
              (counter) => html`<option value=${counter.id}>${name(counter.name)}</option>`,
            )}
          </select></label
        >
        <button class="button" type="submit" data-test="trial" ?disabled=${!this.online}>
          <hall-icon name="play"></hall-icon>${say(boardsText.tryIt)}
        </button>
      </form>
      <audio preload="none" data-test="trial-sound"></audio>`;
  }

  private readonly listen = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement); // the form that was sent
    const text = (field: string): string => {
      const value = form.get(field);
      return typeof value === 'string' ? value : '';
    };
    const query = new URLSearchParams({ number: text('number').toUpperCase(), counter: text('counter') });
    this.audio.src = here(`/api/v1/voice/sample.wav?${query.toString()}`);
    this.audio.play().catch((fault: unknown) => this.toast.say(String(fault), 'bad'));
  };

  private async tell(board: FleetBoard, form: BoardOrderForm): Promise<void> {
    const { say } = this.language;
    const answer = await api.post('/boards/{id}/order', { path: { id: board.id }, body: form });
    if (answer.ok)
      this.toast.say(say(answer.value.reached ? boardsText.told : boardsText.toldLater, { board: board.id }));
    else if (answer.problem.status === 409) this.toast.say(say(boardsText.cannotBeTold, { board: board.id }), 'bad');
    else this.toast.refused(answer.problem);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-boards': ManagerBoards;
  }
}
