import type { Grade } from '../queue/rating.ts';

/** Why a card on the reader came to nothing. */
export type CardTrouble =
  /** It lay there too short, or crooked: put it down again. */
  | 'card-unreadable'
  /** Its number does not check: nothing is made of it. */
  | 'number-wrong'
  /** A card of another kind than those of residents. */
  | 'card-unknown'
  /** The reader itself reports a fault. */
  | 'reader-fault';

/** What a device beside a kiosk or a counter tells, whatever it is made of. An ID number is never among it. */
export type DeviceNews =
  /**
   * A key went down. Keypads say the `KeyboardEvent.code` (`Numpad1`, `F13`), call boxes what is written on the key
   * (`call`).
   */
  | { readonly kind: 'key'; readonly key: string }
  /** A code was read; `symbology` is the AIM identifier (`]Q1` a QR code) where the scanner tells it. */
  | { readonly kind: 'scan'; readonly text: string; readonly symbology?: string }
  | { readonly kind: 'rating'; readonly grade: Grade }
  | {
      readonly kind: 'id-card';
      /** Keyed hash of the number: the same each time the same card comes, and nothing else. */
      readonly hash: string;
      readonly lastFour: string;
      readonly document: 'resident-id' | 'residence-permit';
      readonly sex: 'male' | 'female' | 'unknown';
      readonly bornYear: number;
      /** `YYYYMMDD`; undefined for a card without an end. */
      readonly validUntil: string | undefined;
    }
  | { readonly kind: 'card-unread'; readonly why: CardTrouble };
