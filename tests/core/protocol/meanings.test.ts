import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../core/base/names.ts';
import { MEANINGS } from '../../../core/protocol/meanings.ts';
import { schemaBook } from '../../../core/protocol/schema-book.ts';
import { managerShape } from '../../../core/protocol/shapes/manager.ts';
import { troublesShape } from '../../../core/protocol/shapes/troubles.ts';

type Described = { readonly description?: string; readonly properties?: Readonly<Record<string, Described>> };

/** What the document says of the figures of the overview and of a line. */
function described(): { totals: Described; line: Described; all: string } {
  const book = schemaBook();
  book.of(managerShape);
  book.of(troublesShape);
  const components = book.components as Readonly<Record<string, Described>>;
  const totals = components['ManagerView']?.properties?.['totals'] ?? {};
  return { totals, line: components['ManagerLine'] ?? {}, all: JSON.stringify(components) };
}

describe('what the figures mean', () => {
  it('[WT6] the document of the API says of each figure what stands behind its (i)', () => {
    const { totals, line, all } = described();
    for (const figure of ['waiting', 'withinTarget', 'meanWait', 'cancelled', 'noShows', 'issued', 'late'] as const)
      expect(totals.properties?.[figure]?.description, figure).toBe(MEANINGS[figure].en);
    expect(line.properties?.['wait']?.description).toBe(MEANINGS.estimate.en);
    const computed = ['satisfaction'];
    for (const [figure, words] of Object.entries(MEANINGS))
      if (!computed.includes(figure)) expect(all, figure).toContain(words.en);
  });

  it('[WT6] every figure of the overview is described, in every language', () => {
    const { totals } = described();
    for (const [figure, { description }] of Object.entries(totals.properties ?? {}))
      if (figure !== 'longestNumber') expect(description, figure).toBeTypeOf('string');
    for (const words of Object.values(MEANINGS))
      for (const language of LANGUAGES) expect(words[language].length).toBeGreaterThan(9);
  });
});
