import type { CounterId, Language, LineId, Names } from '../base/names.ts';

/** What a family of LED signs is like: how it is reached where its address does not say, and what its letters need. */
export type SignFamilyFacts = {
  /** Absent: its controllers have none of their own, and the address has to name it. */
  readonly port?: number;
  readonly baud: number;
  /** Dots of a hanzi across; absent: it has letters of ASCII only. */
  readonly hanziDots?: number;
  readonly asciiDots: number;
  /** Dots of a row of text from the top of one to the top of the next. */
  readonly rowDots: number;
  readonly mostRows: number;
  /** Numbers that a sign may have on a line that it shares; the first is that of a new one. */
  readonly screens: { readonly first: number; readonly last: number };
};

/**
 * The kinds of controllers that the program speaks to. A new one: a row here, a file in devices/sign/family and a row
 * in families.ts.
 */
export const SIGN_FAMILIES = {
  'bx-5k': {
    port: 5005,
    baud: 57_600,
    hanziDots: 16,
    asciiDots: 8,
    rowDots: 16,
    mostRows: 4,
    screens: { first: 1, last: 65_533 },
  },
  'bx-6k': {
    port: 5005,
    baud: 57_600,
    hanziDots: 16,
    asciiDots: 8,
    rowDots: 16,
    mostRows: 4,
    screens: { first: 1, last: 65_533 },
  },
  alpha: { baud: 9600, asciiDots: 6, rowDots: 7, mostRows: 1, screens: { first: 0, last: 255 } },
} as const satisfies Record<string, SignFamilyFacts>;

/** What the font in a card may hold. */
export const SIGN_FONTS = ['gb2312', 'gbk'] as const;

export type SignFamilyName = keyof typeof SIGN_FAMILIES;

/**
 * What stands on a sign: the number at one counter, the calls of some lines, zones or of the hall, or its own text
 * alone.
 */
export type SignShows =
  | { readonly kind: 'counter'; readonly counter: CounterId }
  | { readonly kind: 'lines'; readonly lines: readonly LineId[] }
  | { readonly kind: 'zones'; readonly zones: readonly string[] }
  | { readonly kind: 'hall' }
  | { readonly kind: 'text' };

/** A sign that the program writes on: a line of signs.csv. */
export type LedSign = {
  readonly id: string;
  readonly name: Names;
  readonly family: SignFamilyName;
  /** The agent it is plugged in at; absent: the server's own machine. */
  readonly agent?: string;
  /** Where it is there: `virtual`, `tcp:…`, `serial:…`. */
  readonly where: string;
  /** Its own number, on a line that several share. */
  readonly screen: number;
  readonly widthDots: number;
  readonly heightDots: number;
  readonly shows: SignShows;
  /** What it says while there is nothing to call; absent: the name of the counter or of the hall. */
  readonly text?: Names;
  /** In this order. */
  readonly languages: readonly Language[];
  /** The characters of the font in the card; absent: those of GBK. */
  readonly font?: (typeof SIGN_FONTS)[number];
  /** False: nothing comes back from it, so nobody knows whether it shows anything. */
  readonly answers: boolean;
};

/** Rows of text that a sign has. */
export function rowsOf({ family, heightDots }: Pick<LedSign, 'family' | 'heightDots'>): number {
  const { rowDots, mostRows } = SIGN_FAMILIES[family];
  return Math.max(1, Math.min(mostRows, Math.floor(heightDots / rowDots)));
}

/** How wide a text is on a sign; undefined where it has no such letters. */
export function textDots(text: string, family: SignFamilyName): number | undefined {
  const { asciiDots, hanziDots }: SignFamilyFacts = SIGN_FAMILIES[family];
  let dots = 0;
  for (const char of text) {
    const ascii = char >= ' ' && char <= '~';
    if (!ascii && hanziDots === undefined) return undefined;
    dots += ascii ? asciiDots : (hanziDots ?? asciiDots);
  }
  return dots;
}
