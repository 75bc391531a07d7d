import { isRaw } from '@/lib/model/rules/draft';
import { type Problem, problem } from '@/lib/model/rules/problem';
import { LANGS, type Model, ROLE_IDS } from '@/lib/model/schema';

export type Raw = Record<string, unknown>;

/** What a document may leave out: the scale and the roles of the built-in model. */
export type Base = Pick<Model, 'scale' | 'roles'>;

/** Where null says something; elsewhere an empty key is a key left out. */
const NULLABLE = new Set(['parent', 'raci', 'mlPhase']);

/** The mappings of a list; nothing for anything else. */
export const rawsOf = (value: unknown): Raw[] => (Array.isArray(value) ? value.filter(isRaw) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * Brings what a document says into the shape of a model, in place: practices that stand inside their principle move to
 * the list of the model, and what may be left out is filled in. A leaf without a definition or a question has its title
 * there; a role without a letter is I; a group has no RACI row, question or anchors, because it is never asked.
 * @returns entries of lists that are no mappings
 */
export function outline(root: Raw, base: Base | null): Problem[] {
  const problems = ['frameworks', 'principles', 'practices', 'roles', 'scale'].flatMap((key) =>
    strays(root[key], key),
  );
  dropEmpty(root);
  delete root.topological;
  if (typeof root.schemaVersion === 'number') root.schemaVersion = String(root.schemaVersion);
  if (base) root.roles ??= base.roles;
  const principles = rawsOf(root.principles);
  const nested = principles.flatMap((principle) => {
    for (const one of strays(principle.practices, 'practices', textOf(principle.id))) problems.push(one);
    const practices = rawsOf(principle.practices);
    for (const practice of practices) practice.principle ??= principle.id;
    if (Array.isArray(principle.practices) || principle.practices === null) delete principle.practices;
    return practices;
  });
  if (Array.isArray(root.practices) || root.practices === undefined)
    root.practices = [...rawsOf(root.practices), ...nested];
  if (Array.isArray(root.principles)) root.principles = principles;
  const groups = new Set(principles.map(({ parent }) => parent));
  for (const principle of principles) outlinePrinciple(principle, groups.has(principle.id));
  for (const practice of rawsOf(root.practices)) outlinePractice(practice);
  return problems;
}

function outlinePrinciple(principle: Raw, isGroup: boolean) {
  dropEmpty(principle);
  const id = textOf(principle.id);
  principle.framework ??= id.slice(0, Math.max(0, id.indexOf('-')));
  principle.parent ??= null;
  principle.definition ??= fromTitle(principle.title, '');
  if (isGroup) {
    principle.raci = null;
    delete principle.question;
    delete principle.levels;
    return;
  }
  principle.question ??= fromTitle(principle.title, '?');
  const row = principle.raci;
  if (isRaw(row)) fillRow(row as Raw);
  else principle.raci ??= null;
}

function outlinePractice(practice: Raw) {
  dropEmpty(practice);
  const id = textOf(practice.id);
  practice.principle ??= id.slice(0, Math.max(0, id.lastIndexOf('-')));
  practice.key ??= false;
  practice.mlPhase ??= null;
  practice.prerequisites ??= [];
  practice.evidence ??= [];
  if (isRaw(practice.deprecated)) (practice.deprecated as Raw).replacedBy ??= [];
  if (!Array.isArray(practice.prerequisites)) return;
  // The short form: just the id.
  const list: unknown[] = practice.prerequisites;
  list.forEach((edge, i) => {
    if (typeof edge === 'string') list[i] = { requires: edge };
  });
}

const fillRow = (row: Raw) => {
  for (const role of ROLE_IDS) row[role] ??= 'I';
};

/** A text made of the title; what the title lacks is reported once, for the title. */
function fromTitle(title: unknown, end: string): Raw {
  const said = isRaw(title) ? title : {};
  return Object.fromEntries(LANGS.map((lang) => [lang, `${textOf(said[lang]).trim() || '-'}${end}`]));
}

function dropEmpty(raw: Raw) {
  for (const key of Object.keys(raw)) if (raw[key] === null && !NULLABLE.has(key)) delete raw[key];
}

function strays(list: unknown, key: string, id = ''): Problem[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry, i) =>
    isRaw(entry)
      ? []
      : [problem('shape', 'shape-type', id, { holder: list, key: i }, { key, expected: 'object' })],
  );
}
