import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Which place of a picture is read out: keys and a finger go through its places. */
export class PictureCursor implements ReactiveController {
  private place: number | undefined;
  private readonly host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  /** Nothing to begin: a controller of Lit has at least one of its steps. */
  hostConnected(): void {}

  /** The place; undefined before anything was chosen. */
  get at(): number | undefined {
    return this.place;
  }

  set at(place: number | undefined) {
    this.place = place;
    this.host.requestUpdate();
  }

  /** Today's picture grows: the place stays chosen while the same stands there, told by `nameOf` of its row. */
  keep<Row>(before: readonly Row[], now: readonly Row[], nameOf: (row: Row) => string): void {
    const [was, is] = this.place === undefined ? [] : [before[this.place], now[this.place]];
    if (was === undefined || is === undefined || nameOf(was) !== nameOf(is)) this.place = undefined;
  }

  /** Arrows, Home and End. */
  key(event: KeyboardEvent, places: number): void {
    const next = moved(event.key, this.place, places);
    if (next === undefined) return;
    event.preventDefault();
    this.at = next;
  }

  /** Where a picture of `width` is pointed at, whose places have `room` from `left` on. */
  point(event: PointerEvent, places: number, { width, left, room }: Ground): void {
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * width - left;
    const place = Math.floor((x / room) * places);
    if (place >= 0 && place < places) this.at = place;
  }
}

type Ground = { readonly width: number; readonly left: number; readonly room: number };

/** Which place the keys go to from `cursor`; undefined: none of these keys. */
export function moved(key: string, cursor: number | undefined, places: number): number | undefined {
  if (places === 0) return undefined;
  const last = places - 1;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return cursor === undefined ? 0 : Math.min(last, cursor + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return cursor === undefined ? last : Math.max(0, cursor - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
