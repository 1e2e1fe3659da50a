const TONES_HZ = [784, 1047];
const TONE_SECONDS = 0.16;

let context: AudioContext | undefined;

/** Whether the browser lets the page sound now. */
export function mayChime(): boolean {
  context ??= new AudioContext();
  return context.state === 'running';
}

/** Somebody has pressed something: from now on it may. */
export function wakeChime(): void {
  if (context?.state === 'suspended') void context.resume();
}

/**
 * Two soft tones. False, and nothing, where the browser has not let the page sound yet: a key or a click does that.
 */
export function softChime(): boolean {
  context ??= new AudioContext();
  if (context.state !== 'running') {
    void context.resume();
    return false;
  }
  for (const [at, frequency] of TONES_HZ.entries()) {
    const from = context.currentTime + at * TONE_SECONDS;
    const tone = new OscillatorNode(context, { frequency });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(0.12, from + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, from + TONE_SECONDS * 1.8);
    tone.connect(volume).connect(context.destination);
    tone.start(from);
    tone.stop(from + TONE_SECONDS * 2);
  }
  return true;
}
