/**
 * The part of escpos 3.0.0-alpha.6 that is safe to use; its other calls send wrong bytes (`docs/spec/printing.md`, "The
 * package").
 */
declare module 'escpos' {
  export type EscposAdapter = {
    write(data: Uint8Array, done?: (error: Error | null) => void): unknown;
  };
  class Printer {
    constructor(adapter: EscposAdapter, options?: { readonly encoding?: string });
    /** The text in the printer's encoding, and LF. */
    text(content: string): this;
    align(align: 'lt' | 'ct' | 'rt'): this;
    raw(data: Buffer): this;
    flush(done?: () => void): this;
  }
  const escpos: { readonly Printer: typeof Printer };
  export default escpos;
}
