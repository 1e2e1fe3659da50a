/** The part of npos 0.1.19 that the tests read our bytes with. */
declare module 'npos' {
  export type NposNode = {
    readonly ascii: string;
    readonly fn?: string;
    readonly offset: number;
    readonly length: number;
  };
  type Picture = { readonly width: number; readonly height: number; getPixel(x: number, y: number): number };
  type Rules = Record<number, Record<string, number | readonly (number | string)[]>>;
  const npos: {
    readonly rules: Rules;
    readonly symbols: { readonly GS: number };
    parser(rules?: Rules): {
      analyze(raw: Buffer): { readonly error?: Error; readonly tree: readonly NposNode[] | null };
    };
    readonly codecs: { readonly raster: { decode(raw: Buffer, nodes: readonly NposNode[]): Picture } };
  };
  export default npos;
}
