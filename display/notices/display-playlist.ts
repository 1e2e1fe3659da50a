import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { NoticeContent } from '../../core/notice/notice.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import '../../web/components/notice-face.ts';
import type { NoticeFace } from '../../web/components/notice-face.ts';
import { displayText } from '../../web/text/display.ts';
import { displayBase } from '../display-base.ts';

/** As long as the new one fades in over the old one. */
const FADE_MS = 300;

/** What is to be painted, and from where. `release` is called when it is on no layer any more. */
export type Prepared = {
  readonly key: string;
  readonly notice: string;
  readonly content: NoticeContent;
  readonly src: string | undefined;
  release(): void;
};

type Layer = { readonly face: NoticeFace; readonly cue: Prepared; ready: boolean };

/**
 * @summary The place of the notices beside the calls: one on the glass, the next one made ready under it. While a call
 * has the hall's ear it dims.
 * @fires {CustomEvent<string>} cue-ready - This one can be put on the glass.
 * @fires {CustomEvent<{key: string, why: string}>} cue-broken - This one cannot be shown.
 */
@customElement('display-playlist')
export class DisplayPlaylist extends LitElement {
  static override styles = [
    displayBase,
    css`
      section {
        position: relative;
        height: 100%;
        overflow: hidden;
        border-radius: calc(0.9 * var(--u));
        background: var(--surface);
        box-shadow: 0 calc(0.05 * var(--u)) calc(0.3 * var(--u)) rgb(21 38 44 / 10%);
        transition:
          opacity 0.15s,
          scale 0.15s;
      }
      :host([quiet]) section {
        opacity: 0.4;
        scale: 0.97;
      }
      notice-face {
        position: absolute;
        inset: 0;
        opacity: 0;
        pointer-events: none;
      }
      notice-face.on {
        opacity: 1;
        transition: opacity 0.3s;
      }
    `,
  ];

  /** A call flashes or is spoken. */
  @property({ type: Boolean, reflect: true }) quiet = false;
  @query('section') private readonly frame!: HTMLElement;
  private readonly layers = new Map<string, Layer>();
  private readonly leaving = new Map<NoticeFace, { readonly cue: Prepared; timer: ReturnType<typeof setTimeout> }>();
  private readonly language = new LanguageController(this);
  private top: Layer | undefined;
  private height = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const { face, cue } of this.layers.values()) this.discard(face, cue);
    for (const [face, { cue }] of this.leaving) this.discard(face, cue);
    this.layers.clear();
    this.top = undefined;
  }

  override render(): TemplateResult {
    return html`<section data-test="notice" aria-label=${displayText.notices[this.language.current]}></section>`;
  }

  /** Makes a notice ready under what is on the glass. */
  prepare(cue: Prepared): void {
    const before = this.layers.get(cue.key);
    if (before !== undefined) return cue.release();
    const face = document.createElement('notice-face');
    const layer: Layer = { face, cue, ready: false };
    face.still = true;
    face.content = cue.content;
    face.src = cue.src;
    face.ariaHidden = 'true';
    face.addEventListener('notice-ready', () => {
      if (layer.ready || this.layers.get(cue.key) !== layer) return;
      layer.ready = true;
      this.dispatchEvent(new CustomEvent('cue-ready', { detail: cue.key }));
    });
    face.addEventListener('notice-broken', (event) => {
      if (this.layers.get(cue.key) !== layer) return;
      const why = event instanceof CustomEvent ? String(event.detail) : '';
      this.dispatchEvent(new CustomEvent('cue-broken', { detail: { key: cue.key, why } }));
    });
    this.layers.set(cue.key, layer);
    this.frame.append(face);
  }

  isReady(key: string): boolean {
    return this.layers.get(key)?.ready === true;
  }

  /** Puts one that is ready on the glass, over the one before; nothing without a key. */
  show(key: string | undefined): void {
    const next = key === undefined ? undefined : this.layers.get(key);
    if (next === this.top) return;
    const before = this.top;
    this.top = next;
    if (next !== undefined) {
      this.height += 1;
      next.face.style.zIndex = String(this.height);
      next.face.still = false;
      next.face.ariaHidden = null;
      next.face.dataset['test'] = 'notice-on';
      next.face.dataset['notice'] = next.cue.notice;
      next.face.classList.add('on');
    }
    if (before !== undefined) this.leave(before, next === undefined ? 0 : FADE_MS);
  }

  /** Takes away what is neither on the glass nor next. */
  retain(keys: ReadonlySet<string>): void {
    for (const layer of [...this.layers.values()]) {
      if (keys.has(layer.cue.key) || layer === this.top) continue;
      this.layers.delete(layer.cue.key);
      this.discard(layer.face, layer.cue);
    }
  }

  private leave({ face, cue }: Layer, afterMs: number): void {
    this.layers.delete(cue.key);
    face.ariaHidden = 'true';
    delete face.dataset['test'];
    if (afterMs === 0) return this.discard(face, cue);
    this.leaving.set(face, { cue, timer: setTimeout(() => this.discard(face, cue), afterMs) });
  }

  private discard(face: NoticeFace, cue: Prepared): void {
    clearTimeout(this.leaving.get(face)?.timer);
    this.leaving.delete(face);
    face.remove();
    face.unload();
    cue.release();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'display-playlist': DisplayPlaylist;
  }
}
