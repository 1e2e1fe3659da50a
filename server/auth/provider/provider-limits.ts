/** Nobody stands longer before an empty page. */
export const ANSWER_WITHIN_S = 8;
/** Clocks of two machines may differ so much. */
export const CLOCKS_DIFFER_S = 60;
