import type { AnswerValue, RoundMode } from '@/lib/model/schema';

type Chosen = ReadonlyMap<string, Exclude<AnswerValue, 'SKIP'>>;

interface Asking {
  items: readonly { id: string }[];
}

/** Seconds that one question takes: a quick one stands for a whole principle (20 s), the others for a practice (15 s). */
const SECONDS: Record<RoundMode, number> = { quick: 20, key: 15, full: 15 };

/** How many of a section's questions have an answer. */
export const answeredIn = ({ items }: Asking, chosen: Chosen): number =>
  items.filter(({ id }) => chosen.has(id)).length;

/** Index of the first section with an unanswered question; the number of sections when there is none. */
export function firstOpen(sections: readonly Asking[], chosen: Chosen): number {
  const index = sections.findIndex((section) => answeredIn(section, chosen) < section.items.length);
  return index < 0 ? sections.length : index;
}

/** Minutes that the unanswered questions will take, rounded up; 0 when there are none. */
export function minutesLeft(sections: readonly Asking[], chosen: Chosen, mode: RoundMode): number {
  const open = sections.reduce((sum, section) => sum + section.items.length - answeredIn(section, chosen), 0);
  return Math.ceil((open * SECONDS[mode]) / 60);
}

export interface Summary {
  total: number;
  /** Questions answered with a level. */
  levels: number;
  dontKnow: number;
  notApplicable: number;
  open: number;
}

/** What a person has answered so far. */
export function summarize(sections: readonly Asking[], chosen: Chosen): Summary {
  const ids = sections.flatMap(({ items }) => items.map(({ id }) => id));
  const count = (test: (value: AnswerValue | undefined) => boolean) =>
    ids.filter((id) => test(chosen.get(id))).length;
  return {
    total: ids.length,
    levels: count((value) => typeof value === 'number'),
    dontKnow: count((value) => value === 'DK'),
    notApplicable: count((value) => value === 'NA'),
    open: count((value) => value === undefined),
  };
}
