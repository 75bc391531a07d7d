import type { FrameworkId, Model, RoundFormat, RoundMode } from '@/lib/model/schema';
import { questionsOf } from '@/lib/scoring';
import type { Respondent } from '@/lib/scoring/types';

/** How many of the people asked did something, where no number is told; `half`: at least. */
export type Step = 'none' | 'some' | 'half' | 'five_sixths' | 'all';

/** With fewer people asked, any step would tell of one of them. */
export const FEWEST = 3;
/** How many different counts a step between none and all stands for, so that nobody sees a count change by one. */
const WIDTH = 2;

/**
 * The step that `count` of `asked` people are in; null where so few are asked that none is told. Steps that would stand
 * for a single count are part of the one below: `five_sixths` begins with 12 people, `half` with 5 (anonymity, P6).
 */
export function stepOf(count: number, asked: number): Step | null {
  if (asked < FEWEST) return null;
  if (count <= 0) return 'none';
  if (count >= asked) return 'all';
  const half = Math.ceil(asked / 2);
  const most = Math.ceil((asked * 5) / 6);
  // `some` stands for 1 to half − 1, `half` for half to most − 1, `five_sixths` for most to asked − 1.
  if (count < half || half - 1 < WIDTH) return 'some';
  return count >= most && asked - most >= WIDTH ? 'five_sixths' : 'half';
}

/** Whether so few people are asked that no number of the round can ever be shown: a score needs three answers. */
export const neverShown = ({ format, invited }: { format: RoundFormat; invited: number }): boolean =>
  format !== 'consensus' && invited < FEWEST;

/** Whether fewer than half of the people have begun, where a step says so: among few people `some` stands for more, too. */
export const fewBegun = ({ begun, stepped }: { begun: Step | null; stepped: number }): boolean =>
  begun === 'some' && stepOf(Math.ceil(stepped / 2), stepped) !== 'some';

/**
 * Whether people are in the middle of answering, as far as steps tell it: 'some' where fewer have finished than begun,
 * 'maybe' where both are in the same step, or no step is told. Null where nobody is, or one person writes for all.
 */
export function halfwayIn(round: {
  format: RoundFormat;
  begun: Step | null;
  finished: Step | null;
}): 'halfwaySome' | 'halfwayMaybe' | null {
  const { format, begun, finished } = round;
  if (format === 'consensus' || begun === 'none' || finished === 'all') return null;
  return begun === finished ? 'halfwayMaybe' : 'halfwaySome';
}

interface Asked {
  model: Model;
  mode: RoundMode;
  scope: readonly FrameworkId[];
}

/**
 * Whether a person answered at least half of what they were asked, which makes them see the result from inside. Numbers,
 * "don't know" and "not applicable" count; what was skipped does not, nor what they were not asked.
 */
export function answeredHalf(
  { model, mode, scope }: Asked,
  { role, asked: kept, answers }: Pick<Respondent, 'role' | 'asked' | 'answers'>,
): boolean {
  const asked = questionsOf(model, { mode, scope, role, asked: kept });
  const given = asked.filter((itemId) => answers[itemId] !== undefined && answers[itemId] !== 'SKIP').length;
  return asked.length > 0 && given * 2 >= asked.length;
}
