import type { Lamps } from './lamps.ts';

const FRAME = 6;
const WIDEST = 1600;
const LARGEST_LAMP = 8;
const SMALLEST_LAMP = 3;
const CASE = '#17181a';
const BOARD = '#08080a';
const UNLIT = '#2a1113';
const GLOW = 'rgba(255, 40, 24, 0.28)';
const LIT = '#ff3a22';
const HOT = '#ffb49a';

/** A photograph of a sign: red lamps on black, in their case. */
export async function lampPicture(lamps: Lamps): Promise<Buffer> {
  // Loaded when the first picture is wanted: a hall without virtual signs does not pay for it.
  const { createCanvas } = await import('@napi-rs/canvas');
  const pitch = Math.max(SMALLEST_LAMP, Math.min(LARGEST_LAMP, Math.floor(WIDEST / lamps.widthDots)));
  const lampAs = (on: boolean) => {
    const stamp = createCanvas(pitch * 2, pitch * 2);
    const ink = stamp.getContext('2d');
    const disc = (colour: string, radius: number): void => {
      ink.fillStyle = colour;
      ink.beginPath();
      ink.arc(pitch, pitch, radius, 0, Math.PI * 2);
      ink.fill();
    };
    if (on) disc(GLOW, pitch * 0.85);
    disc(on ? LIT : UNLIT, pitch * 0.38);
    if (on) disc(HOT, pitch * 0.16);
    return stamp;
  };
  const width = lamps.widthDots * pitch;
  const height = lamps.heightDots * pitch;
  const canvas = createCanvas(width + 2 * FRAME, height + 2 * FRAME);
  const ink = canvas.getContext('2d');
  ink.fillStyle = CASE;
  ink.fillRect(0, 0, canvas.width, canvas.height);
  ink.fillStyle = BOARD;
  ink.fillRect(FRAME, FRAME, width, height);
  const stamps = [lampAs(false), lampAs(true)] as const;
  // The lit ones last: their glow lies over their dark neighbours.
  for (const [on, stamp] of stamps.entries()) {
    for (let at = 0; at < lamps.lit.length; at += 1) {
      if (lamps.lit[at] !== on) continue;
      const x = FRAME + (at % lamps.widthDots) * pitch - pitch / 2;
      const y = FRAME + Math.floor(at / lamps.widthDots) * pitch - pitch / 2;
      ink.drawImage(stamp, x, y);
    }
  }
  return canvas.encode('png');
}
