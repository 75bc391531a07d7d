import { type SampleDocument, sampleDocument } from './sample-model';

export type Raw = Record<string, unknown>;
const at = (list: readonly Raw[], id: string): Raw => {
  const found = list.find((one) => one.id === id);
  if (!found) throw new Error(`No ${id} in the sample`);
  return found;
};
export const principle = (d: SampleDocument, id = 'DEV-VC') => at(d.principles, id);
export const practice = (d: SampleDocument, id = 'DEV-VC-1') => at(d.practices, id);
const levels = (item: Raw) => item.levels as Record<string, string | number>[];
const anchor = (d: SampleDocument, level: number) =>
  levels(practice(d))[level] as Record<string, string | number>;
const words = (n: number) =>
  Array.from({ length: n }, (_, i) => `word${'abcdefghijklmnopqrstuvwxyz'[i]}`).join(' ');

/** One broken model for each sentence: what breaks it, the rule and the id that are named, and the severity. */
export const broken: [
  sentence: string,
  change: (d: SampleDocument) => void,
  rule: string,
  id: string,
  warning?: 'warning',
][] = [
  ['missing-key', (d) => delete practice(d).effort, 'missing-key', 'DEV-VC-1'],
  ['missing-key', (d) => delete (d as Partial<SampleDocument>).modelVersion, 'missing-key', ''],
  ['missing-language', (d) => delete (practice(d).title as Raw)['pt-BR'], 'missing-language', 'DEV-VC-1'],
  [
    'missing-language',
    (d) => Object.assign(principle(d), { question: { en: 'Q?', 'pt-BR': '  ' } }),
    'missing-language',
    'DEV-VC',
  ],
  ['missing-language', (d) => delete anchor(d, 2).en, 'missing-language', 'DEV-VC-1'],
  [
    'one-language',
    (d) => Object.assign(practice(d), { title: 'Only English' }),
    'missing-language',
    'DEV-VC-1',
  ],
  ['unknown-key', (d) => Object.assign(practice(d), { colour: 'red' }), 'unknown-key', 'DEV-VC-1', 'warning'],
  [
    'misspelt-key',
    (d) => Object.assign(practice(d), { firstSteps: { en: 'A', 'pt-BR': 'B' } }),
    'unknown-key',
    'DEV-VC-1',
  ],
  [
    'misspelt-key',
    (d) => Object.assign(practice(d, 'DEV-VC-2'), { roles_override: {} }),
    'unknown-key',
    'DEV-VC-2',
  ],
  ['shape-choice', (d) => Object.assign(practice(d), { effort: 4 }), 'shape', 'DEV-VC-1'],
  ['shape-choice', (d) => Object.assign(practice(d), { devopsPhase: 'dream' }), 'shape', 'DEV-VC-1'],
  ['shape-choice', (d) => Object.assign(principle(d).raci as Raw, { PO: 'X' }), 'shape', 'DEV-VC'],
  ['shape-type', (d) => Object.assign(practice(d), { weight: '2' }), 'shape', 'DEV-VC-1'],
  ['shape-type', (d) => d.practices.push('DEV-VC-9' as never), 'shape', ''],
  ['shape-weight', (d) => Object.assign(practice(d), { weight: -1 }), 'shape', 'DEV-VC-1'],
  ['shape-weight', (d) => Object.assign(practice(d), { weight: 5e-324 }), 'shape', 'DEV-VC-1'],
  ['shape-weight', (d) => Object.assign(principle(d), { weight: 1e308 }), 'shape', 'DEV-VC'],
  ['shape-value', (d) => levels(practice(d)).push({ en: 'Six', 'pt-BR': 'Seis' }), 'shape', 'DEV-VC-1'],
  ['shape-version', (d) => Object.assign(d, { modelVersion: 'latest' }), 'shape', ''],
  ['shape-version', (d) => Object.assign(d, { modelVersion: `1.0.0-${'a'.repeat(40)}` }), 'shape', ''],
  [
    'text-length',
    (d) => Object.assign(practice(d).title as Raw, { en: 'a'.repeat(201) }),
    'text-length',
    'DEV-VC-1',
  ],
  [
    'text-length',
    (d) => Object.assign(principle(d).definition as Raw, { 'pt-BR': 'a'.repeat(10_001) }),
    'text-length',
    'DEV-VC',
  ],
  ['asks-nothing', (d) => Object.assign(d, { principles: [], practices: [], competences: [] }), 'shape', ''],
  ['two-scales', (d) => Object.assign(d, { scale: sampleScale() }), 'shape', ''],
  [
    'id-format',
    (d) => Object.assign(practice(d, 'DAT-QUA-3'), { id: 'DAT-QUA-03', principle: 'DAT-QUA' }),
    'id-format',
    'DAT-QUA-03',
  ],
  ['unique-id', (d) => d.practices.push({ ...practice(d, 'DAT-QUA-3') }), 'unique-id', 'DAT-QUA-3'],
  ['unique-id', (d) => d.glossary.push({ id: 'GL-DRIFT' }), 'unique-id', 'GL-DRIFT'],
  ['framework-unknown', (d) => d.frameworks.shift(), 'framework', 'DEV-VC'],
  ['framework-prefix', (d) => Object.assign(principle(d), { framework: 'DAT' }), 'framework', 'DEV-VC'],
  ['parent-unknown', (d) => d.principles.splice(1, 1), 'parent', 'DAT-QUA'],
  ['parent-framework', (d) => Object.assign(principle(d), { parent: 'DAT-GRP' }), 'parent', 'DEV-VC'],
  [
    'parent-nested',
    (d) => {
      Object.assign(principle(d, 'DAT-GRP'), { parent: 'DAT-TOP' });
      d.principles.push({ ...principle(d, 'DAT-GRP'), id: 'DAT-TOP', parent: null });
    },
    'parent',
    'DAT-QUA',
  ],
  [
    'practice-unknown',
    (d) => d.practices.push({ ...practice(d, 'DAT-QUA-3'), id: 'DAT-NO-1' }),
    'practice-principle',
    'DAT-NO-1',
  ],
  [
    'practice-prefix',
    (d) => Object.assign(practice(d, 'DEV-VC-4'), { principle: 'DAT-QUA' }),
    'practice-principle',
    'DEV-VC-4',
  ],
  ['role-catalogue', (d) => Object.assign(d, { roles: sampleRoles().slice(1) }), 'role-catalogue', 'DE'],
  [
    'scale',
    (d) => {
      const [a, b, ...rest] = sampleScale();
      Object.assign(d, { scale: [b, a, ...rest], genericAnchors: null });
    },
    'scale',
    '1',
  ],
  [
    'unknown-reference',
    (d) => Object.assign(practice(d), { evidence: ['EV-NONE'] }),
    'unknown-reference',
    'DEV-VC-1',
  ],
  [
    'unknown-reference',
    (d) => Object.assign(practice(d, 'DEV-VC-4'), { deprecated: { since: '1', replacedBy: ['DEV-NO-1'] } }),
    'unknown-reference',
    'DEV-VC-4',
  ],
  [
    'unknown-reference',
    (d) => d.competences.push({ id: 'DE-C2', role: 'DE', practices: ['DEV-NO-1'] }),
    'unknown-reference',
    'DE-C2',
  ],
  [
    'unknown-reference',
    (d) => Object.assign(principle(d).raci as Raw, { QA: 'C' }),
    'unknown-reference',
    'DEV-VC',
  ],
  [
    'group-practices',
    (d) => d.practices.push({ ...practice(d, 'DAT-QUA-3'), id: 'DAT-GRP-1' }),
    'group',
    'DAT-GRP',
  ],
  ['practice-count', (d) => d.practices.pop(), 'practice-count', 'DAT-QUA'],
  [
    'practice-count',
    (d) => Object.assign(practice(d, 'DAT-QUA-2'), { deprecated: { since: '2.0.0' } }),
    'practice-count',
    'DAT-QUA',
  ],
  ['key-practice', (d) => delete practice(d).key, 'key-practice', 'DEV-VC'],
  ['raci-missing', (d) => delete principle(d).raci, 'raci', 'DEV-VC'],
  ['raci-no-accountable', (d) => Object.assign(principle(d).raci as Raw, { OPS: 'C' }), 'raci', 'DEV-VC'],
  [
    'raci-accountable',
    (d) => Object.assign(principle(d, 'DAT-QUA').raci as Raw, { PO: 'A' }),
    'raci',
    'DAT-QUA',
  ],
  ['raci-accountable', (d) => Object.assign(practice(d), { rolesOverride: { PO: 'A' } }), 'raci', 'DEV-VC-1'],
  [
    'raci-responsible',
    (d) => Object.assign(principle(d, 'DAT-QUA').raci as Raw, { DS: 'C' }),
    'raci',
    'DAT-QUA',
  ],
  [
    'known-prerequisite',
    (d) => Object.assign(practice(d), { prerequisites: ['DEV-NO-1'] }),
    'known-prerequisite',
    'DEV-VC-1',
  ],
  ['acyclic', (d) => Object.assign(practice(d), { prerequisites: ['DAT-QUA-1'] }), 'acyclic', 'DEV-VC-1'],
  [
    'edge-repeated',
    (d) => Object.assign(practice(d, 'DEV-VC-2'), { prerequisites: ['DEV-VC-1', 'DEV-VC-1'] }),
    'redundant-edge',
    'DEV-VC-2',
  ],
  [
    'edge-implied',
    (d) => Object.assign(practice(d, 'DEV-VC-3'), { prerequisites: ['DEV-VC-1', 'DEV-VC-2'] }),
    'redundant-edge',
    'DEV-VC-3',
  ],
  [
    'level-gap',
    (d) => levels(practice(d)).splice(2, 1, { en: ' ', 'pt-BR': '' }),
    'unreachable-level',
    'DEV-VC-1',
  ],
  ['level-gap', (d) => levels(practice(d)).splice(2, 1, null as never), 'unreachable-level', 'DEV-VC-1'],
  ['level-gap', (d) => levels(practice(d)).pop(), 'unreachable-level', 'DEV-VC-1'],
  [
    'level-beyond',
    (d) => Object.assign(practice(d, 'DEV-VC-2'), { prerequisites: [{ requires: 'DEV-VC-1', minLevel: 5 }] }),
    'unreachable-level',
    'DEV-VC-2',
  ],
  [
    'level-deprecated',
    (d) => Object.assign(practice(d, 'DAT-QUA-3'), { prerequisites: ['DEV-VC-4'] }),
    'unreachable-level',
    'DAT-QUA-3',
  ],
  [
    'rising-values',
    (d) =>
      [0, 1, 1, 3, 4].forEach((value, i) => {
        anchor(d, i).value = value;
      }),
    'rising-values',
    'DEV-VC-1',
  ],
  ['rising-values', (d) => Object.assign(anchor(d, 3), { score: 1 }), 'rising-values', 'DEV-VC-1'],
  [
    'value-unused',
    (d) =>
      [0, 25, 50, 75, 100].forEach((value, i) => {
        anchor(d, i).value = value;
      }),
    'rising-values',
    'DEV-VC-1',
    'warning',
  ],
  ['anchor-length', (d) => Object.assign(anchor(d, 3), { en: words(26) }), 'anchor-length', 'DEV-VC-1'],
  ['anchor-length', (d) => Object.assign(anchor(d, 3), { 'pt-BR': words(26) }), 'anchor-length', 'DEV-VC-1'],
  [
    'anchors-equal',
    (d) => Object.assign(anchor(d, 3), { en: 'NOBODY keeps a history of the code' }),
    'equal-anchors',
    'DEV-VC-1',
  ],
  [
    'anchors-near',
    (d) =>
      Object.assign(anchor(d, 4), { en: 'All code is in a repository and every change names its writer.' }),
    'equal-anchors',
    'DEV-VC-1',
    'warning',
  ],
  [
    'anchors-near',
    (d) =>
      Object.assign(anchor(d, 2), { 'pt-BR': 'Algumas pessoas copiam as pastas antes de mudanças grandes.' }),
    'equal-anchors',
    'DEV-VC-1',
    'warning',
  ],
  [
    'anchors-equal',
    (d) => Object.assign(d.genericAnchors[4] as Raw, { en: 'Anchor 3!' }),
    'equal-anchors',
    'scale',
  ],
  [
    'untranslated',
    (d) => Object.assign(anchor(d, 3), { 'pt-BR': anchor(d, 3).en }),
    'untranslated',
    'DEV-VC-1',
  ],
  [
    'untranslated-near',
    (d) =>
      Object.assign(anchor(d, 3), {
        'pt-BR': 'All code is in a repository and every change names sua pessoa.',
      }),
    'untranslated',
    'DEV-VC-1',
    'warning',
  ],
];

function sampleScale() {
  return sampleDocument().genericAnchors.map((text, level) => ({
    level,
    name: { en: `L${level}`, 'pt-BR': `N${level}` },
    anchor: text,
  }));
}
function sampleRoles() {
  return ['DE', 'MLE', 'OPS', 'SWE', 'DS', 'DA', 'PO', 'MGR'].map((id) => ({
    id,
    title: { en: id, 'pt-BR': id },
  }));
}
