import type { Column } from '../core/hall-file/columns/column.ts';

/** The page with its tables made anew; `tables`: the columns of each file, for hall.csv its keys. */
export function withColumns(page: string, tables: Readonly<Record<string, readonly Column[]>>): string;
