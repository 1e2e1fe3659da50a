/** One thing that a printer was told to do, and where in the bytes. */
export type Command = { readonly at: number } & CommandBody;

/** Commands as the virtual printer understands them; names are ours, bytes are ESC/POS. */
export type CommandBody =
  | { readonly kind: 'init' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'line-feed' }
  | { readonly kind: 'align'; readonly align: 'left' | 'center' | 'right' }
  | { readonly kind: 'bold'; readonly on: boolean }
  | { readonly kind: 'underline'; readonly dots: number }
  | { readonly kind: 'reverse'; readonly on: boolean }
  | { readonly kind: 'size'; readonly width: number; readonly height: number; readonly of: 'all' | 'ascii' | 'hanzi' }
  | { readonly kind: 'chinese'; readonly on: boolean }
  | { readonly kind: 'line-spacing'; readonly dots: number }
  | { readonly kind: 'feed-lines'; readonly lines: number }
  | { readonly kind: 'feed-dots'; readonly dots: number }
  | { readonly kind: 'left-margin'; readonly dots: number }
  | { readonly kind: 'area-width'; readonly dots: number }
  | {
      readonly kind: 'raster';
      readonly scaleX: number;
      readonly scaleY: number;
      readonly widthBytes: number;
      readonly heightDots: number;
      readonly rows: Uint8Array;
    }
  | { readonly kind: 'qr-model'; readonly model: number }
  | { readonly kind: 'qr-module'; readonly dots: number }
  | { readonly kind: 'qr-level'; readonly level: 'L' | 'M' | 'Q' | 'H' }
  | { readonly kind: 'qr-store'; readonly data: Uint8Array }
  | { readonly kind: 'qr-print' }
  | { readonly kind: 'cut'; readonly part: 'full' | 'partial'; readonly feeds: boolean; readonly dots: number }
  | { readonly kind: 'auto-status'; readonly mask: number }
  | { readonly kind: 'ask-paper'; readonly n: number }
  | { readonly kind: 'ask-now'; readonly n: number }
  | { readonly kind: 'process-id'; readonly id: string }
  /** A setting that changes nothing on this paper: code page, character set, drawer, buzzer. */
  | { readonly kind: 'no-effect'; readonly name: string; readonly bytes: Uint8Array }
  /** What it does not know. Listed, never skipped in silence. */
  | { readonly kind: 'unknown'; readonly bytes: Uint8Array; readonly why: string };
