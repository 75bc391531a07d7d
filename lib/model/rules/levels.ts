import { LEVELS } from '@/lib/model/schema';
import type { Draft, DraftAnchors, Rule } from './draft';
import { type Problem, problem, warning } from './problem';

/** Everything that has anchors: the scale (its id is `scale`), principles and practices. */
export function anchored({ scale, principles, practices }: Draft): { id: string; levels: DraftAnchors }[] {
  const items = [{ id: 'scale', levels: scale }, ...principles, ...practices];
  return items.flatMap(({ id, levels }) => (levels ? [{ id, levels }] : []));
}

/**
 * Every level can be reached. It cannot where nobody can choose it, because its anchor is missing or empty in every
 * language, and where a prerequisite waits for what never comes: a `minLevel` that is not one of the levels 0 to 4, or
 * a practice that is deprecated and so no longer asked. An item without anchors of its own has the generic ones. What
 * waits for a cycle is left to `acyclic`, and a practice that no role answers to `raci`: they say it where it begins.
 */
export const levelsReachable: Rule = (draft) => {
  const byId = new Map(draft.practices.map((practice) => [practice.id, practice]));
  const gaps = anchored(draft).flatMap(({ id, levels }) =>
    LEVELS.filter((level) => !levels.list[level]).map((level) => {
      const key = level < levels.list.length ? { key: level } : {};
      return problem('unreachable-level', 'level-gap', id, { holder: levels.raw, ...key }, { level });
    }),
  );
  const waits = draft.practices.flatMap(({ id, prerequisites }) =>
    prerequisites.flatMap(({ at, requires, minLevel }): Problem[] => {
      if (!LEVELS.some((level) => level === minLevel))
        return [problem('unreachable-level', 'level-beyond', id, at, { requires, level: minLevel })];
      return byId.get(requires)?.deprecated
        ? [problem('unreachable-level', 'level-deprecated', id, at, { requires })]
        : [];
    }),
  );
  return [...gaps, ...waits];
};

/**
 * Values that an author gives to levels rise strictly with them. A level without one counts as its own number. Rising
 * values other than 0 to 4 are worth a warning, because scores are made of the levels alone.
 */
export const valuesRise: Rule = (draft) =>
  anchored(draft).flatMap(({ id, levels }): Problem[] => {
    if (levels.list.every((anchor) => anchor === null || anchor.value === null)) return [];
    const values = levels.list.map((anchor, level) => anchor?.value ?? level);
    const stalls = values.findIndex((value, level) => level > 0 && value <= (values[level - 1] ?? value));
    if (stalls > 0) {
      const params = { level: stalls, value: values[stalls] ?? 0, before: values[stalls - 1] ?? 0 };
      return [problem('rising-values', 'rising-values', id, { holder: levels.raw, key: stalls }, params)];
    }
    const other = values.findIndex((value, level) => value !== level);
    if (other < 0) return [];
    const at = { holder: levels.raw, key: other };
    return [warning('rising-values', 'value-unused', id, at, { level: other, value: values[other] ?? 0 })];
  });
