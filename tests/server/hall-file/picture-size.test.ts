import { expect, it } from 'vitest';
import { HEAD_BYTES, pictureSize, tooManyDots } from '../../../server/hall-file/picture-size.ts';
import type { MediaEnding } from '../../../server/notices/media-type.ts';

function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(33);
  head.write('89504e470d0a1a0a0000000d49484452', 'hex');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}

function gif(width: number, height: number): Buffer {
  const head = Buffer.from('GIF89a\0\0\0\0\0\0\0', 'latin1');
  head.writeUInt16LE(width, 6);
  head.writeUInt16LE(height, 8);
  return head;
}

/** A photo that says much about itself before its size. */
function jpg(width: number, height: number, about = 60_000): Buffer {
  const app = Buffer.alloc(about + 2);
  app.writeUInt16BE(0xffe1, 0);
  app.writeUInt16BE(about, 2);
  const frame = Buffer.from('ffc2001108000000000301', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from('ffd8', 'hex'), app, app, Buffer.from('ff', 'hex'), frame, Buffer.alloc(10)]);
}

function webp(kind: 'VP8X' | 'VP8L' | 'VP8 ', width: number, height: number): Buffer {
  const head = Buffer.alloc(40);
  head.write(`RIFF\0\0\0\0WEBP${kind}`, 'latin1');
  if (kind === 'VP8X') {
    head.writeUIntLE(width - 1, 24, 3);
    head.writeUIntLE(height - 1, 27, 3);
  } else if (kind === 'VP8L') {
    head.writeUInt8(0x2f, 20);
    head.writeUInt32LE((width - 1) | ((height - 1) << 14), 21);
  } else {
    head.writeUInt16LE(width, 26);
    head.writeUInt16LE(height, 28);
  }
  return head;
}

it.each<[string, MediaEnding, Buffer, number, number]>([
  ['PNG', 'png', png(30_000, 30_000), 30_000, 30_000],
  ['long PNG', 'png', png(4_000_000_000, 1), 4_000_000_000, 1],
  ['GIF', 'gif', gif(65_535, 65_535), 65_535, 65_535],
  ['JPEG', 'jpg', jpg(40_000, 9000), 40_000, 9000],
  ['WebP canvas', 'webp', webp('VP8X', 16_000, 16_000), 16_000, 16_000],
  ['lossless WebP', 'webp', webp('VP8L', 16_000, 8000), 16_000, 8000],
  ['WebP', 'webp', webp('VP8 ', 12_000, 12_000), 12_000, 12_000],
])('[NS10] a %s of absurd dimensions is refused by its head, in words', (_kind, ending, head, width, height) => {
  expect(pictureSize(head, ending)).toEqual({ width, height });
  expect(tooManyDots(pictureSize(head, ending))).toContain(`not ${String(width)} x ${String(height)}`);
});

it('[NS10] what a screen shows and what a camera takes goes in; a size that never comes does not', () => {
  for (const [ending, head] of [
    ['png', png(3840, 2160)],
    ['jpg', jpg(8256, 5504)],
    ['webp', webp('VP8L', 1920, 1080)],
    ['gif', gif(480, 270)],
  ] as const)
    expect(tooManyDots(pictureSize(head, ending)), ending).toBeUndefined();
  const segments = Array.from({ length: 70 }, () =>
    Buffer.concat([Buffer.from('ffe1ffff', 'hex'), Buffer.alloc(65_533)]),
  );
  const late = Buffer.concat([Buffer.from('ffd8', 'hex'), ...segments]).subarray(0, HEAD_BYTES);
  expect(tooManyDots(pictureSize(late, 'jpg'))).toContain('says its size');
  expect(pictureSize(Buffer.from('ffd8ffe0', 'hex'), 'jpg')).toBeUndefined();
  expect(pictureSize(Buffer.alloc(64), 'mp4')).toBeUndefined();
});
