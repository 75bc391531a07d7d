import type { Finding, Rule } from './finding';

const MIN_PRACTICES = 3;
const MAX_PRACTICES = 5;

/** A group, that is a principle with children, is scored through them: it has no practices, RACI or question. */
export const groupsEmpty: Rule = (model) => {
  const groups = new Set(model.principles.map((principle) => principle.parent));
  const withPractices = new Set(model.practices.map((practice) => practice.principle));
  return model.principles
    .filter(({ id }) => groups.has(id))
    .flatMap(({ id, raci, question }): Finding[] => {
      const extras = [
        withPractices.has(id) ? 'practices' : null,
        raci !== null ? 'a RACI row' : null,
        question !== undefined ? 'a question' : null,
      ].filter((extra) => extra !== null);
      return extras.map((extra) => ({
        rule: 'group',
        id,
        message: `The group ${id} must not have ${extra}.`,
      }));
    });
};

/** Leaf principles with their practices; the shared start of the rules below. */
function leavesOf(model: Parameters<Rule>[0]) {
  const groups = new Set(model.principles.map((principle) => principle.parent));
  return model.principles
    .filter(({ id }) => !groups.has(id))
    .map((leaf) => ({ leaf, practices: model.practices.filter((p) => p.principle === leaf.id) }));
}

/** A leaf has 3 to 5 practices. */
export const practiceCount: Rule = (model) =>
  leavesOf(model)
    .filter(({ practices }) => practices.length < MIN_PRACTICES || practices.length > MAX_PRACTICES)
    .map(({ leaf, practices }) => ({
      rule: 'practice-count',
      id: leaf.id,
      message: `${leaf.id} has ${practices.length} practices; a leaf has ${MIN_PRACTICES} to ${MAX_PRACTICES}.`,
    }));

/** A leaf has at least one key practice, or a key round would not cover it. */
export const keyPractice: Rule = (model) =>
  leavesOf(model)
    .filter(({ practices }) => !practices.some((practice) => practice.key))
    .map(({ leaf }) => ({ rule: 'key-practice', id: leaf.id, message: `${leaf.id} has no key practice.` }));

/** A leaf has a question, or a quick round would not cover it. */
export const leafQuestion: Rule = (model) =>
  leavesOf(model)
    .filter(({ leaf }) => leaf.question === undefined)
    .map(({ leaf }) => ({ rule: 'question', id: leaf.id, message: `${leaf.id} has no question.` }));

/** In every leaf, and in every practice that overrides letters, exactly one role is A and at least one is R. */
export const raciComplete: Rule = (model) =>
  leavesOf(model).flatMap(({ leaf, practices }): Finding[] => {
    if (leaf.raci === null) return [{ rule: 'raci', id: leaf.id, message: `${leaf.id} has no RACI row.` }];
    const rows = [
      { id: leaf.id, row: leaf.raci },
      ...practices
        .filter(({ rolesOverride }) => rolesOverride)
        .map(({ id, rolesOverride }) => ({ id, row: { ...leaf.raci, ...rolesOverride } })),
    ];
    return rows.flatMap(({ id, row }) => {
      const letters = Object.values(row);
      const accountable = letters.filter((letter) => letter === 'A').length;
      const findings: Finding[] = [];
      if (accountable !== 1) {
        findings.push({
          rule: 'raci',
          id,
          message: `${id} has ${accountable} accountable roles instead of one.`,
        });
      }
      if (!letters.includes('R'))
        findings.push({ rule: 'raci', id, message: `${id} has no responsible role.` });
      return findings;
    });
  });
