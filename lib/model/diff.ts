import { likeness, wordSet } from '@/lib/model/rules/likeness';
import { type Problem, warning } from '@/lib/model/rules/problem';
import { type L10n, LANGS, type Model, type Practice, type Principle, ROLE_IDS } from '@/lib/model/schema';
import { type Bump, compareVersions, nextVersion, reachesVersion } from './semver';

export type ItemKind = 'framework' | 'principle' | 'practice';

/** One difference between two versions of a model. `id` is the item's, or `scale` or `roles`. */
export type Change =
  | { kind: 'added' | 'removed'; item: ItemKind; id: string }
  | { kind: 'deprecated' | 'restored'; item: 'practice'; id: string }
  | { kind: 'moved'; item: ItemKind; id: string; from: string; to: string }
  | { kind: 'weight' | 'effort' | 'impact'; item: ItemKind; id: string; from: number; to: number }
  | { kind: 'key'; item: 'practice'; id: string; to: 'key' | 'other' }
  | { kind: 'anchors'; id: string; levels: readonly number[] }
  | { kind: 'prerequisites'; item: 'practice'; id: string; practices: readonly string[] }
  | { kind: 'roles'; item: ItemKind; id: string; roles: readonly string[] }
  | { kind: 'wording' | 'details'; id: string; fields: readonly string[] };
export type ChangeKind = Change['kind'];

const WORDING = ['title', 'definition', 'question', 'criteria', 'firstStep', 'learnMore'] as const;
const DETAILS = [
  'devopsPhase',
  'mlPhase',
  'testLevel',
  'testMoment',
  'facet',
  'outcome',
  'evidence',
  'benefits',
  'seed',
  'crosswalk',
] as const;
const CATALOGUES = ['competences', 'responsibilities', 'evidence', 'glossary', 'cards'] as const;

/** JSON with sorted keys, so that the order of keys in a file is no difference. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  ) ?? '';
const same = (a: unknown, b: unknown) => canonical(a) === canonical(b);

const fieldsOf = <K extends string>(fields: readonly K[], a: object, b: object): K[] => {
  const [x, y]: Record<string, unknown>[] = [{ ...a }, { ...b }];
  return fields.filter((field) => !same(x?.[field], y?.[field]));
};

/** What changed from one version of a model to another, in model order of the newer one. The order of items is no change. */
export function diffModels(before: Model, after: Model): Change[] {
  return [
    ...compareLists('framework', before.frameworks, after.frameworks, (a, b) => [
      ...numbers('framework', ['weight'], a, b),
      ...wording(b.id, a, b),
    ]),
    ...compareLists('principle', before.principles, after.principles, principleChanges),
    ...compareLists('practice', before.practices, after.practices, practiceChanges),
    ...scaleChanges(before, after),
    ...details('roles', ['roles'], before, after),
    ...details('model', CATALOGUES, before, after),
  ];
}

function compareLists<T extends { id: string }>(
  item: ItemKind,
  before: readonly T[],
  after: readonly T[],
  changes: (a: T, b: T) => Change[],
): Change[] {
  const earlier = new Map(before.map((one) => [one.id, one]));
  const later = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((b): Change[] => {
      const a = earlier.get(b.id);
      return a ? changes(a, b) : [{ kind: 'added', item, id: b.id }];
    }),
    ...before.flatMap(({ id }): Change[] => (later.has(id) ? [] : [{ kind: 'removed', item, id }])),
  ];
}

const principleChanges = (a: Principle, b: Principle): Change[] => [
  ...moved('principle', b.id, a.parent ?? a.framework, b.parent ?? b.framework),
  ...numbers('principle', ['weight'], a, b),
  ...anchors(b.id, a.levels, b.levels),
  ...letters('principle', b.id, a.raci, b.raci),
  ...wording(b.id, a, b),
  ...details(b.id, DETAILS, a, b),
];

const practiceChanges = (a: Practice, b: Practice): Change[] => [
  ...moved('practice', b.id, a.principle, b.principle),
  ...(!a.deprecated && b.deprecated ? [{ kind: 'deprecated', item: 'practice', id: b.id } as const] : []),
  ...(a.deprecated && !b.deprecated ? [{ kind: 'restored', item: 'practice', id: b.id } as const] : []),
  ...numbers('practice', ['weight', 'effort', 'impact'], a, b),
  ...(a.key === b.key
    ? []
    : [{ kind: 'key', item: 'practice', id: b.id, to: b.key ? 'key' : 'other' } as const]),
  ...anchors(b.id, a.levels, b.levels),
  ...prerequisites(a, b),
  ...letters('practice', b.id, a.rolesOverride ?? null, b.rolesOverride ?? null),
  ...wording(b.id, a, b),
  ...details(b.id, a.deprecated && b.deprecated ? [...DETAILS, 'deprecated'] : DETAILS, a, b),
];

const moved = (item: ItemKind, id: string, from: string, to: string): Change[] =>
  from === to ? [] : [{ kind: 'moved', item, id, from, to }];

function numbers<K extends 'weight' | 'effort' | 'impact'>(
  item: ItemKind,
  kinds: readonly K[],
  a: Record<K, number> & { id: string },
  b: Record<K, number>,
): Change[] {
  return kinds.flatMap((kind): Change[] =>
    a[kind] === b[kind] ? [] : [{ kind, item, id: a.id, from: a[kind], to: b[kind] }],
  );
}

const sameWords = (a: string, b: string) => likeness(wordSet(a), wordSet(b)).equal;
const sameMeaning = (a: L10n | undefined, b: L10n | undefined) =>
  a !== undefined && b !== undefined && LANGS.every((lang) => sameWords(a[lang], b[lang]));

/** Other words are another meaning as far as a program can know; another comma or capital is not. */
function anchors(id: string, a: Practice['levels'], b: Practice['levels']): Change[] {
  if (same(a, b)) return [];
  const levels = [0, 1, 2, 3, 4].filter((level) => !sameMeaning(a?.[level], b?.[level]));
  return levels.length > 0
    ? [{ kind: 'anchors', id, levels }]
    : [{ kind: 'wording', id, fields: ['levels'] }];
}

function prerequisites(a: Practice, b: Practice): Change[] {
  const levelOf = (practice: Practice) =>
    new Map(practice.prerequisites.map(({ requires, minLevel }) => [requires, minLevel]));
  const [x, y] = [levelOf(a), levelOf(b)];
  const practices = [...new Set([...x.keys(), ...y.keys()])].filter((id) => x.get(id) !== y.get(id));
  return practices.length === 0 ? [] : [{ kind: 'prerequisites', item: 'practice', id: b.id, practices }];
}

function letters(
  item: ItemKind,
  id: string,
  a: Principle['raci'] | Practice['rolesOverride'] | null,
  b: typeof a,
): Change[] {
  const roles = ROLE_IDS.filter((role) => a?.[role] !== b?.[role]);
  return roles.length === 0 ? [] : [{ kind: 'roles', item, id, roles }];
}

function wording(id: string, a: object, b: object): Change[] {
  const fields = fieldsOf(WORDING, a, b);
  return fields.length === 0 ? [] : [{ kind: 'wording', id, fields }];
}

function details(id: string, among: readonly string[], a: object, b: object): Change[] {
  const fields = fieldsOf(among, a, b);
  return fields.length === 0 ? [] : [{ kind: 'details', id, fields }];
}

function scaleChanges(before: Model, after: Model): Change[] {
  const anchorsIn = ({ scale: [a, b, c, d, e] }: Model): Practice['levels'] => [
    a.anchor,
    b.anchor,
    c.anchor,
    d.anchor,
    e.anchor,
  ];
  const renamed = before.scale.some(({ name }, level) => !same(name, after.scale[level]?.name));
  return [
    ...anchors('scale', anchorsIn(before), anchorsIn(after)),
    ...(renamed ? [{ kind: 'wording', id: 'scale', fields: ['name'] } as const] : []),
  ];
}

/**
 * What a change asks of the version (reference model 2.4): other anchors, moves, weights and removals break comparison with
 * earlier rounds; additions and what advice or the choice of items is made of do not; the rest is wording.
 */
const BUMPS: Record<ChangeKind, Exclude<Bump, 'none'>> = {
  removed: 'major',
  moved: 'major',
  weight: 'major',
  anchors: 'major',
  added: 'minor',
  deprecated: 'minor',
  restored: 'minor',
  effort: 'minor',
  impact: 'minor',
  key: 'minor',
  prerequisites: 'minor',
  roles: 'minor',
  wording: 'patch',
  details: 'patch',
};

/**
 * The smallest bump of the version that the changes allow.
 * @param anchorsKeepMeaning the author's word that changed anchors mean the same: then they are wording
 */
export function requiredBump(
  changes: readonly Change[],
  { anchorsKeepMeaning = false }: { anchorsKeepMeaning?: boolean } = {},
): Bump {
  const bumps = changes.map(({ kind }) => (kind === 'anchors' && anchorsKeepMeaning ? 'patch' : BUMPS[kind]));
  return (['major', 'minor', 'patch'] as const).find((one) => bumps.includes(one)) ?? 'none';
}

/** A warning when the version that `after` declares is not higher than that of `before`, or too low for what changed. */
export function checkVersion(
  before: Model,
  after: Model,
  options?: { anchorsKeepMeaning?: boolean },
): Problem[] {
  const bump = requiredBump(diffModels(before, after), options);
  const [from, declared] = [before.modelVersion, after.modelVersion];
  if (bump === 'none') return [];
  const at = { holder: after, key: 'modelVersion' };
  if (compareVersions(declared, from) <= 0)
    return [warning('version', 'version-not-higher', '', at, { declared, before: from })];
  const wanted = nextVersion(from, bump);
  if (reachesVersion(declared, wanted)) return [];
  return [warning('version', 'version-low', '', at, { declared, before: from, wanted })];
}
