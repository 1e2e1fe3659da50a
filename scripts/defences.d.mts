/** What holds an attack off, how it is taken away, and which tests notice that. */
export type Defence = {
  readonly attack: number;
  readonly rule: string;
  readonly without: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly tests: string;
  readonly after?: readonly string[];
};

export const DEFENCES: readonly Defence[];

/** The tests of a rule that failed, as a run tells them: that another one failed says nothing of the rule's. */
export function failedOf(output: string, rule: string): readonly string[];
