import { writeFile } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';

const WIDTH = 400;
const GAP = 14;
const LABEL = 22;
const COLUMNS = 4;

/**
 * Pictures beside each other, each as small as a board looks from the far end of the hall: what can be read here can be
 * read there.
 */
export async function contactSheet(path: string, pictures: readonly (readonly [string, Buffer])[]): Promise<void> {
  const images = await Promise.all(pictures.map(async ([label, png]) => ({ label, image: await loadImage(png) })));
  const rows = Array.from({ length: Math.ceil(images.length / COLUMNS) }, (_, row) =>
    images.slice(row * COLUMNS, (row + 1) * COLUMNS),
  );
  // A portrait board is as high as a landscape one is wide.
  const scaleOf = ({ width, height }: { readonly width: number; readonly height: number }): number =>
    WIDTH / Math.max(width, height);
  const heights = rows.map((row) => LABEL + Math.max(...row.map(({ image }) => image.height * scaleOf(image))) + GAP);
  const canvas = createCanvas(
    COLUMNS * (WIDTH + GAP) + GAP,
    heights.reduce((sum, each) => sum + each, GAP),
  );
  const context = canvas.getContext('2d');
  context.fillStyle = '#777';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.font = '14px sans-serif';
  let top = GAP;
  for (const [index, row] of rows.entries()) {
    for (const [column, { label, image }] of row.entries()) {
      const left = GAP + column * (WIDTH + GAP);
      const scale = scaleOf(image);
      context.fillStyle = '#fff';
      context.fillText(label, left, top + 14);
      context.drawImage(image, left, top + LABEL, image.width * scale, image.height * scale);
    }
    top += heights[index] ?? 0;
  }
  await writeFile(path, canvas.toBuffer('image/png'));
}
