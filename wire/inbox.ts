/** How much is kept for a first listener; whoever fills the inbox stops reading until there is room. */
const ROOM_BYTES = 65_536;

/**
 * What a printer said and nobody has heard yet. After the first listener nothing is kept: who does not listen does not
 * want it.
 */
export class Inbox {
  private readonly onRoom: () => void;
  private readonly listeners = new Set<{ readonly hear: (bytes: Uint8Array) => void }>();
  private early: Uint8Array[] = [];
  private earlyBytes = 0;
  private opened = false;

  constructor(onRoom: () => void) {
    this.onRoom = onRoom;
  }

  /** No more, please, until somebody listens. */
  get full(): boolean {
    return this.earlyBytes >= ROOM_BYTES;
  }

  push(bytes: Uint8Array): void {
    if (this.opened) return this.tell(bytes);
    this.early.push(bytes);
    this.earlyBytes += bytes.length;
  }

  /** What came early is told right after this call, so that the listener already has its way out. */
  listen(hear: (bytes: Uint8Array) => void): () => void {
    const listener = { hear };
    this.listeners.add(listener);
    if (!this.opened) queueMicrotask(() => this.open());
    return () => void this.listeners.delete(listener);
  }

  private open(): void {
    if (this.opened || this.listeners.size === 0) return;
    this.opened = true;
    const early = this.early;
    this.early = [];
    this.earlyBytes = 0;
    for (const bytes of early) this.tell(bytes);
    this.onRoom();
  }

  private tell(bytes: Uint8Array): void {
    for (const listener of [...this.listeners]) listener.hear(bytes);
  }
}
