import { ROLE_IDS } from '@/lib/model/schema';
import type { Finding, Rule } from './finding';

const frameworkPrefix = (id: string) => id.slice(0, id.indexOf('-'));
const withoutLastSegment = (id: string) => id.slice(0, id.lastIndexOf('-'));

/** Ids are unique among frameworks, principles, practices and roles. */
export const uniqueIds: Rule = (model) => {
  const kinds = [model.frameworks, model.principles, model.practices, model.roles];
  return kinds.flatMap((items) => {
    const ids = items.map((item) => item.id);
    const repeated = new Set(ids.filter((id, i) => ids.indexOf(id) !== i));
    return [...repeated].map((id) => ({
      rule: 'unique-id',
      id,
      message: `The id ${id} is used more than once.`,
    }));
  });
};

/** A principle id starts with the id of its framework, and that framework is in the model. */
export const frameworkMatches: Rule = (model) => {
  const known = new Set(model.frameworks.map((framework) => framework.id));
  return model.principles.flatMap(({ id, framework }): Finding[] => {
    if (!known.has(framework)) {
      return [{ rule: 'framework', id, message: `${id} belongs to the unknown framework ${framework}.` }];
    }
    if (frameworkPrefix(id) === framework) return [];
    return [
      { rule: 'framework', id, message: `${id} is listed in ${framework}, but its id says otherwise.` },
    ];
  });
};

/** A parent exists, belongs to the same framework, and has no parent itself: groups are one level deep. */
export const parentKnown: Rule = (model) => {
  const byId = new Map(model.principles.map((principle) => [principle.id, principle]));
  return model.principles.flatMap(({ id, framework, parent }): Finding[] => {
    if (parent === null) return [];
    const found = byId.get(parent);
    if (!found) return [{ rule: 'parent', id, message: `${id} has the unknown parent ${parent}.` }];
    if (found.framework !== framework) {
      return [{ rule: 'parent', id, message: `${id} and its parent ${parent} are in different frameworks.` }];
    }
    if (found.parent === null) return [];
    return [{ rule: 'parent', id, message: `${id} has the parent ${parent}, which has a parent itself.` }];
  });
};

/** A practice id without its last segment is the id of its principle, and that principle is in the model. */
export const practiceInPrinciple: Rule = (model) => {
  const known = new Set(model.principles.map((principle) => principle.id));
  return model.practices.flatMap(({ id, principle }): Finding[] => {
    if (!known.has(principle)) {
      return [
        { rule: 'practice-principle', id, message: `${id} belongs to the unknown principle ${principle}.` },
      ];
    }
    if (withoutLastSegment(id) === principle) return [];
    return [
      {
        rule: 'practice-principle',
        id,
        message: `${id} is listed in ${principle}, but its id says otherwise.`,
      },
    ];
  });
};

/** Every role that answers can be routed to is in the catalogue, so that it has a title. */
export const rolesComplete: Rule = (model) => {
  const known = new Set(model.roles.map((role) => role.id));
  return ROLE_IDS.filter((id) => !known.has(id)).map((id) => ({
    rule: 'role-catalogue',
    id,
    message: `The role ${id} has no entry in the role catalogue.`,
  }));
};

/** Scale levels stand in order, 0 first, because anchors are addressed by position. */
export const scaleInOrder: Rule = (model) =>
  model.scale.flatMap(({ level }, position): Finding[] =>
    level === position
      ? []
      : [
          {
            rule: 'scale',
            id: String(level),
            message: `Level ${level} stands at position ${position} of the scale.`,
          },
        ],
  );
