import { expect, it } from 'vitest';
import { wrongOnGlass } from '../support/on-glass.ts';
import { at, openPage } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall } from '../support/start-hall.ts';

it('[W15] on a landscape screen the kiosk stands in the middle, with nothing cut off', async () => {
  const hall = await startHall();
  const browser = await sharedBrowser();
  for (const size of [
    { width: 1366, height: 768 },
    { width: 1920, height: 1080 },
  ]) {
    const { page, context, faults } = await openPage(browser, `${hall.url}/kiosk`, size);
    await at(page, 'open-search').waitFor();
    await page.evaluate(() => document.fonts.ready);
    expect(await wrongOnGlass(page)).toEqual([]);
    const box = await page.locator('kiosk-app').boundingBox();
    expect(box).toMatchObject({ y: 0, height: size.height });
    expect(Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - size.width / 2)).toBeLessThan(1);
    await at(page, 'open-search').click();
    await at(page, 'search-field').waitFor();
    expect(await wrongOnGlass(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  }
  await browser.close();
  await hall.dispose();
});
