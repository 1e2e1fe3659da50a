import { readdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../core/base/names.ts';
import { launchChromium } from '../support/chromium.ts';
import { openGallery, type GalleryPages } from '../support/gallery-pages.ts';
import { unlikeStored } from '../support/same-picture.ts';

const RENEW = 'RENEW=1 npm test -- tests/screens/gallery.test.ts';

let gallery: GalleryPages;
let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  [gallery, browser] = await Promise.all([openGallery(), launchChromium()]);
  page = await browser.newPage({ viewport: { width: 720, height: 600 }, reducedMotion: 'reduce' });
  page.on('pageerror', (fault) => faults.push(fault.message));
});
afterAll(async () => {
  await browser.close();
  await gallery.close();
});

/** What is on show, by the gallery's own list. */
async function exhibits(): Promise<readonly string[]> {
  await page.goto(gallery.address());
  const list = page.locator('gallery-app li');
  await list.first().waitFor();
  return list.allTextContents();
}

async function picture(show: string, language: string): Promise<Buffer> {
  await page.goto(gallery.address(show, language));
  await page.locator(`.stage ${show}`).first().waitFor({ state: 'attached' });
  // Letters are fitted and views come in the frames after the first.
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 5; frame += 1) await new Promise((done) => requestAnimationFrame(done));
  });
  return page.locator('gallery-app').screenshot({ animations: 'disabled', caret: 'hide' });
}

describe('the gallery', () => {
  it('[GA1] has every component of web/components', async () => {
    const made = readdirSync('web/components')
      .map((file) => /@customElement\('([^']+)'\)/.exec(readFileSync(`web/components/${file}`, 'utf8'))?.[1])
      .filter((tag) => tag !== undefined);
    expect(await exhibits()).toEqual(expect.arrayContaining(made));
  });

  it('[GA2] every component looks in each of its states and languages as it is stored', async () => {
    const wrong: string[] = [];
    for (const show of await exhibits())
      for (const language of LANGUAGES) {
        const taken = await picture(show, language);
        const unlike = unlikeStored(taken, `tests/screens/gallery/${show}.${language}.png`, RENEW);
        if (unlike !== undefined) wrong.push(unlike);
      }
    expect(wrong).toEqual([]);
    expect(faults).toEqual([]);
  });
});
