import { frameworkId, ROLE_IDS } from '@/lib/model/schema';
import type { DraftEntry, Rule } from './draft';
import { type Problem, problem } from './problem';

const FRAMEWORKS: readonly string[] = frameworkId.options;
const frameworkPrefix = (id: string) => id.slice(0, id.indexOf('-'));
const withoutLastSegment = (id: string) => id.slice(0, id.lastIndexOf('-'));
const idsOf = (entries: readonly DraftEntry[]): ReadonlySet<string> => new Set(entries.map(({ id }) => id));

/** Ids are unique within each list of the model. */
export const uniqueIds: Rule = (draft) => {
  const { frameworks, principles, practices, roles, competences, evidence, glossary, cards } = draft;
  return [frameworks, principles, practices, roles, competences, evidence, glossary, cards].flatMap(
    (list) => {
      const seen = new Set<string>();
      const repeated = new Map<string, Problem>();
      for (const { id, raw } of list) {
        if (seen.has(id) && id !== '' && !repeated.has(id))
          repeated.set(id, problem('unique-id', 'unique-id', id, { holder: raw, key: 'id' }));
        seen.add(id);
      }
      return [...repeated.values()];
    },
  );
};

/** A principle id starts with the id of its framework, and that framework is in the model. */
export const frameworkMatches: Rule = ({ frameworks, principles }) => {
  const known = idsOf(frameworks);
  return principles.flatMap(({ raw, id, framework }): Problem[] => {
    const at = { holder: raw, key: 'framework' };
    if (!known.has(framework)) {
      // An id with another prefix is not an id; that is said once, by its format.
      if (!FRAMEWORKS.includes(framework) && frameworkPrefix(id) === framework) return [];
      return [problem('framework', 'framework-unknown', id, at, { framework })];
    }
    if (frameworkPrefix(id) === framework) return [];
    return [problem('framework', 'framework-prefix', id, at, { framework })];
  });
};

/** A parent exists, belongs to the same framework, and has no parent itself: groups are one level deep. */
export const parentKnown: Rule = ({ principles }) => {
  const byId = new Map(principles.map((principle) => [principle.id, principle]));
  return principles.flatMap(({ raw, id, framework, parent }): Problem[] => {
    if (parent === null) return [];
    const at = { holder: raw, key: 'parent' };
    const found = byId.get(parent);
    if (!found) return [problem('parent', 'parent-unknown', id, at, { parent })];
    if (found.framework !== framework) return [problem('parent', 'parent-framework', id, at, { parent })];
    if (found.parent === null) return [];
    return [problem('parent', 'parent-nested', id, at, { parent })];
  });
};

/** A practice id without its last segment is the id of its principle, and that principle is in the model. */
export const practiceInPrinciple: Rule = ({ principles, practices }) => {
  const known = idsOf(principles);
  return practices.flatMap(({ raw, id, principle }): Problem[] => {
    const at = { holder: raw, key: 'principle' };
    if (!known.has(principle))
      return [problem('practice-principle', 'practice-unknown', id, at, { principle })];
    if (withoutLastSegment(id) === principle) return [];
    return [problem('practice-principle', 'practice-prefix', id, at, { principle })];
  });
};

/** Every role that answers can be routed to is in the catalogue, so that it has a title. */
export const rolesComplete: Rule = ({ raw, roles }) => {
  const known = idsOf(roles);
  return ROLE_IDS.filter((id) => !known.has(id)).map((id) =>
    problem('role-catalogue', 'role-catalogue', id, { holder: raw, key: 'roles' }),
  );
};

/** Scale levels stand in order, 0 first, because anchors are addressed by position. */
export const scaleInOrder: Rule = ({ levelNumbers }) =>
  levelNumbers.flatMap(({ raw, level }, position): Problem[] =>
    level === position
      ? []
      : [problem('scale', 'scale', String(level), { holder: raw, key: 'level' }, { level, position })],
  );
