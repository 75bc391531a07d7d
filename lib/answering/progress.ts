import type { AnswerValue } from '@/lib/model/schema';

type Chosen = ReadonlyMap<string, Exclude<AnswerValue, 'SKIP'>>;

interface Asking {
  items: readonly { id: string }[];
}

/** How many of a section's questions have an answer. */
export const answeredIn = ({ items }: Asking, chosen: Pick<Chosen, 'has'>): number =>
  items.filter(({ id }) => chosen.has(id)).length;

/** Index of the first section with an unanswered question; the number of sections when there is none. */
export function firstOpen(sections: readonly Asking[], chosen: Pick<Chosen, 'has'>): number {
  const index = sections.findIndex((section) => answeredIn(section, chosen) < section.items.length);
  return index < 0 ? sections.length : index;
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
