/** Sound as one line of samples, 16 bits, so many a second. */
export type Wave = { readonly rate: number; readonly samples: Int16Array };

const PCM = 1;
const HEAD_BYTES = 44;

/** Reads a WAV file of 16-bit PCM with one channel. A text says what is wrong with another. */
export function readWave(file: Buffer): Wave | string {
  if (file.length < HEAD_BYTES || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE')
    return 'is no WAV file';
  let rate = 0;
  for (let at = 12; at + 8 <= file.length;) {
    const name = file.toString('latin1', at, at + 4);
    const length = file.readUInt32LE(at + 4);
    const body = at + 8;
    if (name === 'fmt ' && body + 16 <= file.length) {
      if (file.readUInt16LE(body) !== PCM || file.readUInt16LE(body + 14) !== 16) return 'is not 16-bit PCM';
      if (file.readUInt16LE(body + 2) !== 1) return 'has more than one channel; save it as mono';
      rate = file.readUInt32LE(body + 4);
    }
    if (name === 'data') {
      if (rate === 0) return 'has its data before its format';
      const bytes = Math.min(length, file.length - body);
      const samples = new Int16Array(Math.floor(bytes / 2));
      for (let n = 0; n < samples.length; n += 1) samples[n] = file.readInt16LE(body + n * 2);
      return { rate, samples };
    }
    // Parts have an even length.
    at = body + length + (length % 2);
  }
  return 'has no data';
}

/** A WAV file of 16-bit PCM with one channel. */
export function writeWave({ rate, samples }: Wave): Buffer {
  const file = Buffer.alloc(HEAD_BYTES + samples.length * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(PCM, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples.length * 2, 40);
  for (const [n, sample] of samples.entries()) file.writeInt16LE(sample, HEAD_BYTES + n * 2);
  return file;
}

/** How long it lasts, in ms. */
export function lengthOfWave({ rate, samples }: Wave): number {
  return Math.round((samples.length / rate) * 1000);
}

/** One after the other; a number is a silence of so many ms. All have the same rate. */
export function joinWaves(rate: number, parts: readonly (Wave | number)[]): Wave {
  const lengths = parts.map((part) =>
    typeof part === 'number' ? Math.round((part / 1000) * rate) : part.samples.length,
  );
  const samples = new Int16Array(lengths.reduce((sum, each) => sum + each, 0));
  let at = 0;
  for (const [n, part] of parts.entries()) {
    if (typeof part !== 'number') samples.set(part.samples, at);
    at += lengths[n] ?? 0;
  }
  return { rate, samples };
}
