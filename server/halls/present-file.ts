import type { LoadedHall } from '../hall-file/read-hall-folder.ts';
import type { Hall } from '../ledger/hall.ts';
import { onCatalogue } from '../ledger/present-catalogue.ts';

/**
 * What the hall file says beside the catalogue: people, bookings, readings, pictures. It changes together with the
 * catalogue.
 */
export class PresentFile {
  private present: LoadedHall;
  private next: LoadedHall | undefined;
  readonly leave: () => void;

  constructor(hall: Hall, file: LoadedHall) {
    this.present = file;
    this.leave = onCatalogue(hall, (catalogue) => {
      if (this.next?.catalogue === catalogue) this.present = this.next;
    });
  }

  now(): LoadedHall {
    return this.present;
  }

  /** Counts from now on, or from the moment on that its catalogue does. */
  take(file: LoadedHall): void {
    if (file.catalogue === this.present.catalogue) this.present = file;
    else this.next = file;
  }

  /**
   * The file cannot count yet, but whoever has left it is gone now, and whoever has another password or role there has
   * that now. Nobody comes with it.
   */
  takePeopleAway({ users }: LoadedHall): void {
    const next = new Map(users.map((user) => [user.id, user]));
    this.present = { ...this.present, users: this.present.users.flatMap(({ id }) => next.get(id) ?? []) };
  }
}
