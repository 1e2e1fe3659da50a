type FigureFacts = {
  readonly unit: 'days' | 'hours' | 'count' | 'per-hour' | 'percent' | 'ratio' | 'grade';
  /** It is a mean or a share of so many cases: of fewer than `least` it gives no mark. */
  readonly ofCases?: true;
};

/** Every figure that the monthly sheet may weigh. Their names stand in hall files and do not change. */
export const ASSESS_FIGURES = {
  'attended-days': { unit: 'days' },
  'staffed-hours': { unit: 'hours' },
  served: { unit: 'count' },
  'served-per-hour': { unit: 'per-hour' },
  'serving-share': { unit: 'percent' },
  'idle-share': { unit: 'percent' },
  'pause-share': { unit: 'percent' },
  pace: { unit: 'ratio', ofCases: true },
  'no-show-share': { unit: 'percent', ofCases: true },
  grade: { unit: 'grade', ofCases: true },
  'bad-grade-share': { unit: 'percent', ofCases: true },
  complaints: { unit: 'count' },
  'complaints-upheld': { unit: 'count' },
} as const satisfies Readonly<Record<string, FigureFacts>>;

export type AssessFigure = keyof typeof ASSESS_FIGURES;

export const ASSESS_FIGURE_IDS = Object.keys(ASSESS_FIGURES) as readonly AssessFigure[]; // its keys are its names

/** What there is to know of a figure. */
export function assessFacts(figure: AssessFigure): FigureFacts {
  return ASSESS_FIGURES[figure];
}

/** So many cases a mean or a share needs where the hall file does not say. */
export const LEAST_CASES = 5;

/** Numbers of the hall file are whole so many parts of one: four places, so that marks are exact. */
export const PARTS_OF_ONE = 10_000;

/** How a figure is weighed: a line of assessment.csv. Full marks at `full`, none at `zero`, in proportion between. */
export type AssessRule = {
  readonly figure: AssessFigure;
  readonly weight: number;
  readonly full: number;
  readonly zero: number;
  readonly least: number;
};

/** Whom supervisors see in the monthly sheet and in reports by clerk; everybody if the hall does not say. */
export const ASSESS_SCOPES = ['hall', 'department', 'zone'] as const;

export type AssessScope = (typeof ASSESS_SCOPES)[number];
