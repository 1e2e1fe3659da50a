import type { ServiceId } from '../base/names.ts';
import type { LocalDate, MinuteOfDay } from '../base/time.ts';

/** One booking of the hall file's appointments list. */
export type Booking = {
  readonly id: string;
  readonly date: LocalDate;
  readonly slotFrom: MinuteOfDay;
  readonly slotTo: MinuteOfDay;
  readonly service: ServiceId;
  readonly cancelled: boolean;
};
