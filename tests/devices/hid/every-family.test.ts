import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PLUGGED_FAMILIES, type PluggedFamily } from '../../../core/catalogue/plugged.ts';
import { decoderFor } from '../../../devices/hid/family.ts';
import { sealWith } from '../../../devices/hid/id-number.ts';
import { readRecording, type RecordedPiece } from '../../../devices/hid/recording.ts';
import { KEY, NOBODY } from './play.ts';
import { fc } from '../../support/property.ts';

const FAMILIES = Object.keys(PLUGGED_FAMILIES) as PluggedFamily[];

function decoder(family: PluggedFamily) {
  return decoderFor({ device: { family, prefix: '~', box: 3 }, keymaps: [], seal: sealWith(KEY) });
}

function recordingOf(family: PluggedFamily): readonly RecordedPiece[] {
  const url = new URL(`../../../devices/hid/recordings/${family}.txt`, import.meta.url);
  const read = readRecording(readFileSync(url, 'utf8'));
  return read.ok ? read.value : [];
}

/** Pieces at their times; an asker is woken whenever it wants to be. */
function newsOf(family: PluggedFamily, pieces: readonly RecordedPiece[]): readonly string[] {
  const machine = decoder(family);
  let state = machine.initial;
  let atMs = 0;
  const news: string[] = [];
  for (const { afterMs, way, bytes } of pieces) {
    atMs += afterMs;
    const dueMs = machine.dueAtMs(state);
    if (dueMs !== undefined && dueMs <= atMs) ({ state } = machine.wake(state, atMs));
    if (way === 'out') continue;
    const step = machine.hear(state, bytes, atMs);
    state = step.state;
    // That a card could not be read is no press.
    news.push(...step.news.filter(({ kind }) => kind !== 'card-unread').map((each) => JSON.stringify(each)));
  }
  return news;
}

/** Whether `some` are among `all`, in that order. */
function within(some: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  for (const each of all) if (each === some[at]) at += 1;
  return at === some.length;
}

describe.each(FAMILIES)('%s', (family) => {
  const recording = recordingOf(family);
  const whole = newsOf(family, recording);

  it('[DV50] any bytes at any time: never a throw, and no ID number in what is told', () => {
    const piece = fc.record({
      afterMs: fc.nat(2000),
      way: fc.constant('in' as const),
      bytes: fc.oneof(fc.uint8Array({ maxLength: 70 }), fc.constantFrom(...recording.map(({ bytes }) => bytes))),
    });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(newsOf(family, pieces).join()).not.toContain(NOBODY);
      }),
    );
  });

  it('[DV51] pieces that are lost or cut short make presses fewer, never other ones', () => {
    const codes = family.startsWith('scanner');
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: recording.length, maxLength: recording.length }), (kept) => {
        const less = recording.filter((piece, at) => piece.way === 'out' || kept[at] === true);
        // Of a code without a checksum a lost key or report cannot be noticed; a code that was never begun cannot end.
        const told = newsOf(family, less);
        if (codes) expect(told.length).toBeLessThanOrEqual(whole.length);
        else expect(told.filter((each) => !whole.includes(each))).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(fc.nat(recording.length - 1), fc.nat(70), (at, bytes) => {
        const cut = recording.map((piece, place) =>
          place === at && piece.way === 'in' ? { ...piece, bytes: piece.bytes.slice(0, bytes) } : piece,
        );
        if (!codes) expect(within(newsOf(family, cut), whole)).toBe(true);
        else expect(newsOf(family, cut).length).toBeLessThanOrEqual(whole.length);
      }),
    );
  });

  if (PLUGGED_FAMILIES[family].way !== 'serial') return;

  it('[DV52] a line that is cut at any byte says the same', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 5 }), (sizes) => {
        const cut = recording.flatMap((piece) => {
          if (piece.way === 'out') return [piece];
          const pieces: RecordedPiece[] = [];
          for (let at = 0, turn = 0; at < piece.bytes.length; turn++) {
            const size = sizes[turn % sizes.length] ?? 1;
            pieces.push({ ...piece, afterMs: at === 0 ? piece.afterMs : 0, bytes: piece.bytes.slice(at, at + size) });
            at += size;
          }
          return pieces;
        });
        expect(newsOf(family, cut)).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });
});
