import { css, html, LitElement, unsafeCSS, type CSSResult, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { LANGUAGES } from '../core/base/names.ts';
import displayCss from '../display/display.css?inline';
import kioskCss from '../kiosk/kiosk.css?inline';
import { base } from '../web/base.ts';
import type { Exhibit, Exhibits } from './exhibit.ts';
import { DISPLAY_EXHIBITS } from './exhibits/display-exhibits.ts';
import { KIOSK_EXHIBITS } from './exhibits/kiosk-exhibits.ts';
import { NOTICE_EXHIBITS } from './exhibits/notice-exhibits.ts';
import { SHARED_EXHIBITS } from './exhibits/shared-exhibits.ts';
import { own } from '../core/base/own.ts';

/** Every component that is on show, by its tag. */
const EXHIBITS: Exhibits = { ...SHARED_EXHIBITS, ...NOTICE_EXHIBITS, ...KIOSK_EXHIBITS, ...DISPLAY_EXHIBITS };

/**
 * @summary Components in their states, for whoever changes them: a list, or with `?show=TAG` one of them in each
 * language. With `?bare` besides, in the language of `?lang` alone, as it is pictured.
 */
@customElement('gallery-app')
export class GalleryApp extends LitElement {
  static override styles = [
    base,
    surface('kiosk', kioskCss),
    surface('board', displayCss),
    css`
      :host {
        display: block;
        padding: 16px;
        font-size: 16px;
      }
      iframe {
        width: 100%;
        height: 90vh;
        border: 1px solid var(--edge);
      }
      figure {
        margin-bottom: 16px;
      }
      figcaption {
        color: var(--ink-soft);
        font-size: 13px;
      }
      /* What is fixed to the window is fixed to this. */
      .stage {
        position: relative;
        overflow: hidden;
        contain: layout;
        padding: 4px;
        background: var(--ground);
        outline: 1px dashed var(--edge);
      }
      .kiosk {
        /* The kiosk's 1080 pixels in the room that there is. */
        --mm: 2.5px;
        font-size: var(--text-s);
        line-height: 1.35;
      }
    `,
  ];

  private readonly asked = new URLSearchParams(location.search);

  override render(): TemplateResult {
    const name = this.asked.get('show') ?? '';
    const exhibits = own(EXHIBITS, name);
    if (exhibits === undefined) return this.list();
    return this.asked.has('bare') ? html`${exhibits.map(figure)}` : this.eachLanguage(name);
  }

  private list(): TemplateResult {
    return html`<h1>Components</h1>
      <ul data-test="exhibits">
        ${Object.keys(EXHIBITS).map((name) => html`<li><a href="?show=${name}">${name}</a></li>`)}
      </ul>`;
  }

  private eachLanguage(name: string): TemplateResult {
    return html`<h1><a href="?">Components</a> · ${name}</h1>
      ${LANGUAGES.map((language) => {
        return html`<h2>${language}</h2>
          <iframe title=${language} src=${`?show=${name}&bare&lang=${language}`}></iframe>`;
      })}`;
  }
}

/** What a page's stylesheet says of its root, said of a stage; what it says of the document counts for no stage. */
function surface(name: string, sheet: string): CSSResult {
  return unsafeCSS(sheet.replaceAll(':root', `.${name}`));
}

function figure({ title, width = 640, height, surface: of, show }: Exhibit): TemplateResult {
  const size = `width: ${width}px; ${height === undefined ? '' : `height: ${height}px`}`;
  return html`<figure>
    <figcaption>${title}</figcaption>
    <div class="stage ${of ?? ''}" style=${size}>${show()}</div>
  </figure>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gallery-app': GalleryApp;
  }
}
