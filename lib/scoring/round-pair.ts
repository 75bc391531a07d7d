import { sameMajor } from '@/lib/model/semver';
import { type Evaluation, evaluate, nodesOf } from './evaluate';
import { sharesBelow } from './item-shares';
import type { Node } from './node';
import { atLeast, MIN_COVERAGE } from './rules';
import { sum } from './stats';
import type { RoundInput } from './types';

/** Rounds can be compared at all: same family and MAJOR version of the model, both quick or both practice-based, same weighting. */
const areComparable = (before: RoundInput, after: RoundInput): boolean =>
  before.modelFamily === after.modelFamily &&
  sameMajor(before.model.modelVersion, after.model.modelVersion) &&
  (before.mode === 'quick') === (after.mode === 'quick') &&
  before.weighting === after.weighting;

export const haveSameScope = (before: RoundInput, after: RoundInput): boolean =>
  before.scope.every((f) => after.scope.includes(f)) && after.scope.every((f) => before.scope.includes(f));

/** Two comparable rounds of one team, scored. */
export interface RoundPair {
  before: ScoredRound;
  after: ScoredRound;
}

export interface ScoredRound {
  input: RoundInput;
  evaluation: Evaluation;
  nodes: ReadonlyMap<string, Node>;
}

function scoreRound(input: RoundInput): ScoredRound {
  const evaluation = evaluate(input);
  return { input, evaluation, nodes: new Map(nodesOf(evaluation).map((node) => [node.id, node])) };
}

/** Scores both rounds once for everything that compares them; null when they cannot be compared at all. */
export const pairRounds = (before: RoundInput, after: RoundInput): RoundPair | null =>
  areComparable(before, after) ? { before: scoreRound(before), after: scoreRound(after) } : null;

/** What each of these items counts in the score of a row (`sharesBelow`), with the weights and structure of the round given. */
export const itemShares = (
  { input: { model, scope, mode }, evaluation }: ScoredRound,
  id: string,
  items: ReadonlySet<string>,
): Map<string, number> => sharesBelow({ model, scope, mode, asked: evaluation.sheet.items }, id, items);

/** Ids of all items of a round below a row, in model order. */
function itemsBelow(round: ScoredRound, id: string): string[] {
  const all = round.evaluation.sheet.items.map((item) => item.id);
  const below = itemShares(round, id, new Set(all));
  return all.filter((item) => below.has(item));
}

/** Items below a row that have a score in both rounds, in the order of the later model. */
export const commonItems = ({ before, after }: RoundPair, id: string): string[] =>
  itemsBelow(after, id).filter((item) =>
    [before, after].every(({ nodes }) => nodes.get(item)?.status === 'ok'),
  );

/** Whether these items carry at least 60 % of the weight below a row that applied in either round (scoring reference 3.10). */
export function itemsCarryEnough(pair: RoundPair, id: string, items: ReadonlySet<string>): boolean {
  const all = new Set([pair.before, pair.after].flatMap((round) => itemsBelow(round, id)));
  const rounds = [pair.after, pair.before];
  const weightOf = (item: string) =>
    rounds.map(({ nodes }) => nodes.get(item)?.weight).find((w) => w !== undefined) ?? 0;
  const applied = [...all].filter((item) =>
    rounds.some(({ nodes }) => (nodes.get(item)?.status ?? 'not_applicable') !== 'not_applicable'),
  );
  const carried = sum([...items].filter((item) => all.has(item)).map(weightOf));
  return carried > 0 && atLeast(carried / sum(applied.map(weightOf)), MIN_COVERAGE);
}
