import { adFromMean, agreementBand, isPolarised } from './agreement';
import { type Evaluation, evaluate } from './evaluate';
import { jackknifeError, tInterval } from './interval';
import { levelRange } from './level';
import { isItem, type Node } from './node';
import { proposesNotApplicable } from './not-applicable';
import { mean, median, sum } from './stats';
import type { RoundInput, Scorecard, ScoreRow } from './types';

/** (Σw)²/Σw², the number of equally weighted people worth the same (scoring reference 3.3). */
const effectiveNumber = (weights: readonly number[]): number =>
  weights.length === 0 ? 0 : sum(weights) ** 2 / sum(weights.map((w) => w * w));

/** Answers to each scored item under a node. */
const answersBelow = (node: Node): number[][] =>
  isItem(node) ? [node.tally.numeric.map((c) => c.value)] : node.scored.flatMap(answersBelow);

/** Interval, level range and error; nothing in consensus rounds or with fewer than 3 people (scoring reference 3.5). */
function uncertainty(node: Node): Pick<ScoreRow, 'se' | 'ci95' | 'ci80' | 'levelRange'> {
  const { estimate, status } = node;
  const se = estimate && status === 'ok' ? jackknifeError(estimate) : null;
  if (!estimate || se === null) return { se: null, ci95: null, ci80: null, levelRange: null };
  const ci80 = tInterval(estimate.score, se, estimate.people.size, 0.8);
  const ci95 = tInterval(estimate.score, se, estimate.people.size, 0.95);
  return { se, ci95, ci80, levelRange: node.scope === 'overall' ? null : levelRange(ci80) };
}

/** Agreement: of the answers for an item, the mean AD_M of its items for a principle (scoring reference 3.7). */
function agreementOf(node: Node): Pick<ScoreRow, 'ad' | 'agreement' | 'polarised'> {
  const rated = node.status === 'ok' && (node.scope === 'practice' || node.scope === 'principle');
  if (!rated) return { ad: null, agreement: null, polarised: false };
  const answers = answersBelow(node);
  const ad = mean(answers.map(adFromMean));
  return { ad, agreement: agreementBand(ad), polarised: isItem(node) && answers.some(isPolarised) };
}

/** Lowest-scored child of a framework or of the overall score; the first in model order among equals. */
function weakestOf({ scope, scored }: Node): string | null {
  if (scope !== 'framework' && scope !== 'overall') return null;
  const lowest = Math.min(...scored.map((n) => n.estimate?.score ?? Number.POSITIVE_INFINITY));
  return scored.find((n) => n.estimate?.score === lowest)?.id ?? null;
}

function toRow(node: Node, isAnswered: boolean, format: RoundInput['format']): ScoreRow {
  const { estimate, tally } = node;
  const n = estimate?.people.size ?? new Set(tally.numeric.map((c) => c.who)).size;
  const values = tally.numeric.map((c) => c.value);
  return {
    scope: node.scope,
    id: node.id,
    status: node.status,
    score: estimate?.score ?? null,
    ...uncertainty(node),
    level: node.level,
    n,
    answers: estimate?.answers ?? tally.numeric.length,
    dontKnow: tally.dontKnow,
    notApplicable: tally.notApplicable,
    skipped: tally.skipped,
    effectiveN: isAnswered ? effectiveNumber(tally.numeric.map((c) => c.weight)) : n,
    coverage: node.coverage,
    median: estimate && isItem(node) ? median(values) : null,
    ...agreementOf(node),
    naProposed: isAnswered && proposesNotApplicable(tally, format),
    weakest: weakestOf(node),
  };
}

/**
 * Scores a round: overall, frameworks in scope, principles (leaves and groups) and practices, in that order and
 * within each in model order (scoring reference 3.1–3.7). The result does not depend on the order of respondents or
 * of their answers. Never throws on incomplete rounds: what cannot be scored says why in `status`.
 * @param evaluation of the same input, where it is known already
 */
export function score(input: RoundInput, evaluation: Evaluation = evaluate(input)): Scorecard {
  const { sheet, overall, frameworks, principles, practices } = evaluation;
  const items = new Set(sheet.items.map((item) => item.id));
  return {
    mode: input.mode,
    format: input.format,
    respondents: sheet.answered.size,
    rows: [overall, ...frameworks, ...principles, ...practices].map((node) =>
      toRow(node, items.has(node.id), input.format),
    ),
  };
}
