import {
  ASSESS_FIGURE_IDS,
  assessFacts,
  LEAST_CASES,
  PARTS_OF_ONE,
  type AssessFigure,
  type AssessRule,
} from '../catalogue/assess-rule.ts';
import { unique } from './open-table.ts';
import { cell, complain, decimal, integer, oneOf, type Row } from './read-row.ts';

/** assessment.csv: what the monthly sheet weighs. */
export function readAssessment(rows: readonly Row[]): readonly AssessRule[] {
  unique(rows, 'figure');
  return rows.map(readRule);
}

function readRule(row: Row): AssessRule {
  const figure = oneOf(row, 'figure', ASSESS_FIGURE_IDS);
  const full = limit(row, 'full', figure);
  const zero = limit(row, 'zero', figure);
  if (full === zero && !row.errors.some(({ file, line }) => file === row.file && line === row.line))
    complain(row, 'zero', `another number than full, ${cell(row, 'full')}: marks lie between the two`);
  return {
    ...{ figure, full, zero },
    weight: integer(row, 'weight'),
    least: readLeast(row, figure),
  };
}

/** A figure at which marks begin or end, as its unit has it. */
function limit(row: Row, field: 'full' | 'zero', figure: AssessFigure): number {
  const { unit } = assessFacts(figure);
  const value = cell(row, field);
  if (value.endsWith('%')) {
    if (unit !== 'percent') complain(row, field, `a number without %: ${figure} is no share`);
    return unit === 'percent' ? decimal(row, field) * 100 : 0;
  }
  const number = decimal(row, field);
  if (!/^\d+(?:\.\d{1,4})?$/.test(value) && /^\d+\.\d+$/.test(value)) complain(row, field, 'four decimals at most');
  if (unit === 'percent' && number > 100) complain(row, field, 'a percentage up to 100');
  if (unit === 'grade' && (number < 1 || number > 5) && Number.isFinite(Number(value)))
    complain(row, field, 'a grade from 1 (very bad) to 5 (very good)');
  return Math.round(number * PARTS_OF_ONE) / PARTS_OF_ONE;
}

function readLeast(row: Row, figure: AssessFigure): number {
  if (cell(row, 'least') === '') return LEAST_CASES;
  if (assessFacts(figure).ofCases !== true)
    complain(row, 'least', `nothing: ${figure} is counted, whatever it comes to`);
  return integer(row, 'least');
}
