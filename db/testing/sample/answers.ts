import { demoRandom } from '@/lib/demo/answers';
import type { AnswerValue, Level } from '@/lib/model/schema';
import type { SamplePerson } from './people';

/** What a person answers to an item in a round, counted from 0; null leaves it out. */
export type Values = (person: SamplePerson, itemId: string, round: number) => AnswerValue | null;

interface Look {
  /** Where the team stands in its first round, on the 0–4 scale, and what it gains per round. */
  start: number;
  pace?: number;
  /** Whether people look anew in each round; otherwise they answer the same as long as the team stands still. */
  anew?: boolean;
  /** Share of "don't know". */
  dontKnow?: number;
}

/** Up to `most` to either side. */
const swing = (seed: string, most: number) => (demoRandom(seed)() * 2 - 1) * most;

/** Answers that are the same whenever the sample is made: the team's standing through each person's eyes. */
export function seen({ start, pace = 0, anew = false, dontKnow = 0 }: Look): Values {
  return ({ name }, itemId, round) => {
    const when = anew ? ` ${round}` : '';
    if (demoRandom(`${name} ${itemId}${when} knows`)() < dontKnow) return 'DK';
    const standing = start + pace * round + swing(`standing ${itemId}`, 0.9);
    const own = swing(`severity ${name}`, 0.5) + swing(`${name} ${itemId}${when}`, 0.9);
    return Math.max(0, Math.min(4, Math.round(standing + own))) as Level;
  };
}
