import type { AnswerValue } from '@/lib/model/schema';
import type { Section } from './sections';

/** What one person answered to the questions of a principle. */
export interface OwnPrinciple {
  id: string;
  title: string;
  framework: string;
  frameworkTitle: string;
  /** Mean of their levels, 0 to 4, weighed as scores are; null where they gave none. */
  mean: number | null;
  /** Questions answered with a level, and questions asked. */
  levels: number;
  asked: number;
}

/** A person's own answers by principle, in the order of the questions. It is theirs to see, and nobody's score. */
export function ownPicture(
  sections: readonly Section[],
  chosen: ReadonlyMap<string, Exclude<AnswerValue, 'SKIP'>>,
): OwnPrinciple[] {
  return sections.map(({ id, title, framework, frameworkTitle, items }) => {
    const given = items.flatMap((item) => {
      const value = chosen.get(item.id);
      return typeof value === 'number' ? [{ value, weight: item.weight }] : [];
    });
    const weight = given.reduce((sum, one) => sum + one.weight, 0);
    const mean =
      given.length === 0 ? null : given.reduce((sum, one) => sum + one.value * one.weight, 0) / weight;
    return { id, title, framework, frameworkTitle, mean, levels: given.length, asked: items.length };
  });
}

/** One person's own mean beside what the team's result shows them. */
export interface Beside {
  id: string;
  title: string;
  own: number | null;
  team: number | null;
}

/** Where both have a number and are furthest apart, the first of the largest differences; null where they nowhere differ. */
export function furthestApart(rows: readonly Beside[]): (Beside & { own: number; team: number }) | null {
  let found: (Beside & { own: number; team: number }) | null = null;
  for (const { own, team, ...row } of rows) {
    if (own === null || team === null || own === team) continue;
    if (!found || Math.abs(own - team) > Math.abs(found.own - found.team)) found = { ...row, own, team };
  }
  return found;
}
