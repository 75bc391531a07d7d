import type { Draft, DraftPractice, DraftPrinciple, Rule } from './draft';
import { type Problem, problem } from './problem';

const MIN_PRACTICES = 3;
const MAX_PRACTICES = 5;

const groupsOf = ({ principles }: Draft): ReadonlySet<string | null> =>
  new Set(principles.map((principle) => principle.parent));

/** A group, that is a principle with children, is scored through them: it has no practices, RACI or question. */
export const groupsEmpty: Rule = (draft) => {
  const groups = groupsOf(draft);
  const withPractices = new Set(draft.practices.map((practice) => practice.principle));
  return draft.principles
    .filter(({ id }) => groups.has(id))
    .flatMap(({ raw, id, raci, hasQuestion }) => [
      ...(withPractices.has(id)
        ? [problem('group', 'group-practices', id, { holder: raw, key: 'practices' })]
        : []),
      ...(raci !== null ? [problem('group', 'group-raci', id, { holder: raw, key: 'raci' })] : []),
      ...(hasQuestion ? [problem('group', 'group-question', id, { holder: raw, key: 'question' })] : []),
    ]);
};

/** Leaf principles with their practices that are still asked; the shared start of the rules below. */
function leavesOf(draft: Draft): { leaf: DraftPrinciple; practices: readonly DraftPractice[] }[] {
  const groups = groupsOf(draft);
  const practices = new Map<string, DraftPractice[]>();
  for (const one of draft.practices) {
    if (one.deprecated) continue;
    const those = practices.get(one.principle);
    if (those) those.push(one);
    else practices.set(one.principle, [one]);
  }
  return draft.principles
    .filter(({ id }) => !groups.has(id))
    .map((leaf) => ({ leaf, practices: practices.get(leaf.id) ?? [] }));
}

/** A leaf has 3 to 5 practices, not counting deprecated ones. */
export const practiceCount: Rule = (draft) =>
  leavesOf(draft)
    .filter(({ practices }) => practices.length < MIN_PRACTICES || practices.length > MAX_PRACTICES)
    .map(({ leaf, practices }) =>
      problem('practice-count', 'practice-count', leaf.id, { holder: leaf.raw }, { count: practices.length }),
    );

/** A leaf has at least one key practice, or a key round would not cover it. */
export const keyPractice: Rule = (draft) =>
  leavesOf(draft)
    .filter(({ practices }) => !practices.some((practice) => practice.key))
    .map(({ leaf }) => problem('key-practice', 'key-practice', leaf.id, { holder: leaf.raw }));

/** A leaf has a question, or a quick round would not cover it. */
export const leafQuestion: Rule = (draft) =>
  leavesOf(draft)
    .filter(({ leaf }) => !leaf.hasQuestion)
    .map(({ leaf }) => problem('question', 'question', leaf.id, { holder: leaf.raw }));

/** In every leaf, and in every practice that overrides letters, exactly one role is A and at least one is R. */
export const raciComplete: Rule = (draft) =>
  leavesOf(draft).flatMap(({ leaf, practices }): Problem[] => {
    if (leaf.raci === null) return [problem('raci', 'raci-missing', leaf.id, { holder: leaf.raw })];
    const rows = [
      { id: leaf.id, row: leaf.raci, at: { holder: leaf.raw, key: 'raci' } },
      ...practices
        .filter(({ override }) => override)
        .map(({ raw, id, override }) => ({
          id,
          row: { ...leaf.raci, ...override },
          at: { holder: raw, key: 'rolesOverride' },
        })),
    ];
    return rows.flatMap(({ id, row, at }) => {
      const letters = Object.values(row);
      const accountable = Object.keys(row).filter((role) => row[role] === 'A');
      const problems: Problem[] = [];
      if (accountable.length === 0) problems.push(problem('raci', 'raci-no-accountable', id, at));
      if (accountable.length > 1)
        problems.push(problem('raci', 'raci-accountable', id, at, { roles: accountable.join(', ') }));
      if (!letters.includes('R')) problems.push(problem('raci', 'raci-responsible', id, at));
      return problems;
    });
  });
