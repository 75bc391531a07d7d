/**
 * Tables of an organization that are not in its archive; `archive.leftOut` in the messages says why. Whoever adds a table puts it
 * into a file or here (left-out.test.ts).
 */
export const LEFT_OUT = {
  respondents: 'answers',
  answers: 'answers',
  answer_notes: 'answers',
  round_insiders: 'answers',
  round_ledgers: 'guards',
  score_snapshots: 'old',
} as const;

export const REASONS = [...new Set(Object.values(LEFT_OUT)), 'deleted', 'secrets', 'gains'] as const;
