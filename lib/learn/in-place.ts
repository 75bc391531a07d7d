import type { Library } from './library';
import type { LinkTo, Runs } from './local';
import { practicePath, principlePath } from './paths';

/** What another page shows of a practice without leading away. */
export interface PracticeInPlace {
  id: string;
  /** Where the whole text stands; null for what only an own model has. */
  href: string | null;
  /** Whether it is mainly culture, practice or tool; null when its model does not say. */
  facet: LinkTo | null;
  learnMore: readonly Runs[];
  criteria: readonly Runs[];
  firstStep: Runs | null;
}

/** What another page shows of a principle, for example under "Why we ask". */
export interface PrincipleInPlace {
  id: string;
  href: string | null;
  title: string;
  definition: readonly Runs[];
  learnMore: readonly Runs[];
  practices: readonly PracticeInPlace[];
}

/** The texts of a principle for another page; undefined when the model has no such principle. */
export function inPlace(
  { principle }: Pick<Library, 'principle'>,
  id: string,
  hasPage: (id: string) => boolean = () => true,
): PrincipleInPlace | undefined {
  const found = principle(id);
  if (!found) return undefined;
  const { title, definition, learnMore, practices } = found;
  return {
    id,
    href: hasPage(id) ? principlePath(id) : null,
    title,
    definition,
    learnMore,
    practices: practices.map((one) => ({
      id: one.id,
      href: hasPage(one.id) ? practicePath(id, one.id) : null,
      facet: one.facet ?? null,
      learnMore: one.learnMore,
      criteria: one.criteria,
      firstStep: one.firstStep,
    })),
  };
}
