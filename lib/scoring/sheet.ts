import type { AnswerValue, RoleId } from '@/lib/model/schema';
import { type Item, itemsOf } from './routing';
import { byCodeUnit } from './stats';
import type { Respondent, RoundInput } from './types';

/** One numeric answer: who gave it (index into `Sheet.people`), its weight and its value 0–4. */
export interface Counted {
  who: number;
  weight: number;
  value: number;
}

/** Everything answered to one item (scoring reference 3.1). */
export interface Tally {
  numeric: Counted[];
  dontKnow: number;
  notApplicable: number;
  skipped: number;
}

/** Answers of a round, turned round: by item instead of by person. */
export interface Sheet {
  items: readonly Item[];
  tallies: ReadonlyMap<string, Tally>;
  /** Ids of all respondents in an order that does not depend on the input's. */
  people: readonly string[];
  /** Ids of the respondents with at least one answer of any kind to an item of the round. */
  answered: ReadonlySet<string>;
}

const isLevel = (v: AnswerValue | undefined): v is 0 | 1 | 2 | 3 | 4 =>
  typeof v === 'number' && Number.isInteger(v) && v >= 0 && v <= 4;

/** Weight of an answer (scoring reference 3.3): R and A 1, C 0.5; null where the role is only informed. */
function answerWeight(item: Item, role: RoleId | null, weighting: RoundInput['weighting']): number | null {
  if (weighting === 'equal' || role === null) return 1;
  const letter = item.letterOf(role);
  if (letter === 'I') return null;
  return letter === 'C' ? 0.5 : 1;
}

/** Same order for the same people and answers, whatever the order they arrive in; ids decide, answers break ties. */
function inFixedOrder(respondents: readonly Respondent[]): Respondent[] {
  const content = (r: Respondent) => JSON.stringify([r.role, Object.entries(r.answers).sort()]);
  return [...respondents].sort(
    (a, b) => byCodeUnit(a.id, b.id) || (a === b ? 0 : byCodeUnit(content(a), content(b))),
  );
}

function record(tally: Tally, value: AnswerValue, who: number, weight: number): boolean {
  if (isLevel(value)) tally.numeric.push({ who, weight, value });
  else if (value === 'DK') tally.dontKnow++;
  else if (value === 'NA') tally.notApplicable++;
  else if (value === 'SKIP') tally.skipped++;
  else return false;
  return true;
}

/** Counts the answers of a round. Unknown item ids and values outside the scale are ignored. */
export function readSheet(input: RoundInput): Sheet {
  const items = itemsOf(input.model, input.mode, input.scope);
  const respondents = inFixedOrder(input.respondents);
  const tallies = new Map<string, Tally>();
  const answered = new Set<string>();
  for (const item of items) {
    const tally: Tally = { numeric: [], dontKnow: 0, notApplicable: 0, skipped: 0 };
    tallies.set(item.id, tally);
    for (const [who, { id, role, answers }] of respondents.entries()) {
      const value = answers[item.id];
      const weight = value === undefined ? null : answerWeight(item, role, input.weighting);
      if (value === undefined || weight === null) continue;
      if (record(tally, value, who, weight)) answered.add(id);
    }
  }
  return { items, tallies, people: respondents.map((r) => r.id), answered };
}
