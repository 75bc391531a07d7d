import { ROLE_IDS } from '@/lib/model/schema';
import type { Rule } from './draft';
import { problem } from './problem';

/**
 * Ids that an item mentions exist: what replaces a deprecated practice, the practices and role of a competence, and
 * evidence checks, when the model lists any.
 */
export const referencesKnown: Rule = ({ practices, competences, evidence }) => {
  const known = new Set(practices.map(({ id }) => id));
  const checks = new Set(evidence.map(({ id }) => id));
  const roles: readonly string[] = ROLE_IDS;
  const unknown = (raw: object, id: string, key: string) => (reference: string) =>
    problem('unknown-reference', 'unknown-reference', id, { holder: raw, key }, { key, reference });
  return [
    ...practices.flatMap(({ raw, id, replacedBy, evidence: used }) => [
      ...replacedBy.filter((one) => !known.has(one) || one === id).map(unknown(raw, id, 'deprecated')),
      ...(checks.size > 0 ? used.filter((one) => !checks.has(one)).map(unknown(raw, id, 'evidence')) : []),
    ]),
    ...competences.flatMap(({ raw, id, role, practices: used }) => [
      ...(role !== null && !roles.includes(role) ? [unknown(raw, id, 'role')(role)] : []),
      ...used.filter((one) => !known.has(one)).map(unknown(raw, id, 'practices')),
    ]),
  ];
};
