import { describe, expect, it } from 'vitest';
import {
  answerValue,
  CATALOGUE_IDS,
  catalogueEntry,
  catalogueId,
  crosswalk,
  crosswalkReference,
  DELIVERABLE_TYPES,
  deliverableType,
  facet,
  frameworkId,
  LANGS,
  LEVELS,
  l10n,
  level,
  mlPhase,
  modelVersion,
  phase,
  practiceId,
  principleId,
  ROLE_IDS,
  raciLetter,
  roleId,
  roundFormat,
  roundMode,
  testMoment,
} from './schema';

const text = (words = 'x') => ({ en: words, 'pt-BR': words });

interface Schema {
  safeParse(value: unknown): { success: boolean };
}
const takes = (schema: Schema, value: unknown) => schema.safeParse(value).success;

it.each([
  ['languages', LANGS, ['en', 'pt-BR']],
  ['levels', LEVELS, [0, 1, 2, 3, 4]],
  ['frameworks', frameworkId.options, ['DEV', 'DAT', 'MLO']],
  ['phases', phase.options, ['plan', 'create', 'verify', 'package', 'release', 'configure', 'monitor']],
  ['phases of MLOps', mlPhase.options, ['design', 'experiment', 'operate']],
  ['facets', facet.options, ['culture', 'practice', 'tool']],
  ['moments of tests', testMoment.options, ['development', 'before-release', 'after-deployment']],
  ['deliverables', DELIVERABLE_TYPES, ['raw', 'aggregate', 'report', 'pipeline', 'model']],
  ['the same deliverables', deliverableType.options, DELIVERABLE_TYPES],
  ['roles', ROLE_IDS, ['DE', 'MLE', 'OPS', 'SWE', 'DS', 'DA', 'PO', 'MGR']],
  ['the same roles', roleId.options, ROLE_IDS],
  ['letters', raciLetter.options, ['R', 'A', 'C', 'I']],
  [
    'catalogues',
    CATALOGUE_IDS,
    ['dora', 'manifesto', 'google', 'microsoft', 'ml-ops', 'ml-test-score', 'mm'],
  ],
  ['the same catalogues', catalogueId.options, CATALOGUE_IDS],
  ['modes', roundMode.options, ['quick', 'key', 'full']],
  ['formats', roundFormat.options, ['anonymous', 'named', 'consensus']],
] as const)('the %s are those that databases and files keep', (_, options, expected) =>
  expect(options).toEqual(expected),
);

describe('single values', () => {
  it.each([
    ['principleId', principleId, ['DEV-CI', 'DAT-QUA', 'MLO-TEST']],
    ['practiceId', practiceId, ['DEV-CI-1', 'DAT-QUA-10', 'MLO-TEST-99']],
    [
      'modelVersion',
      modelVersion,
      ['1.0.0', '10.200.3000', '123456.1.1', '1.0.0-rc.1', '1.0.0-rc.12', '1.0.0-a-b.2.x', '0.0.0-0'],
    ],
    ['level', level, [0, 1, 2, 3, 4]],
    ['answerValue', answerValue, [0, 1, 2, 3, 4, 'DK', 'NA', 'SKIP']],
    ['l10n', l10n, [text(), text('x'.repeat(10_000)), text(' x ')]],
    ['crosswalk', crosswalk, [[], ['free words'], [{ catalogue: 'mm', ref: 'a b' }]]],
    ['reference', crosswalkReference, [{ catalogue: 'google', ref: 1 }]],
    ['entry', catalogueEntry, [{ id: 'x' }, { id: ' x ', more: [1] }]],
  ] as const)('%s takes what it should', (_, schema, values) => {
    for (const value of values) expect(takes(schema, value), JSON.stringify(value)).toBe(true);
  });

  it.each([
    [
      'principleId',
      principleId,
      ['DEV-C', 'DEV-CICDE', 'OPS-CI', 'DEV_CI', 'dev-ci', 'xDEV-CI', 'DEV-CI-1', 'DEV-CI '],
    ],
    [
      'practiceId',
      practiceId,
      [
        'DEV-CI',
        'DEV-CI-0',
        'DEV-CI-01',
        'DEV-CI-100',
        'DEV-C-1',
        'DEV-CICDE-1',
        ' DEV-CI-1',
        'DEV-CI-1x',
        'DEV-CI-1a',
        'OPS-CI-1',
      ],
    ],
    [
      'modelVersion',
      modelVersion,
      [
        '1.0',
        '1.0.0.0',
        'v1.0.0',
        '1.0.0-',
        '1.0.0-rc.',
        '1.0.0+1',
        '1234567.0.0',
        '0.1234567.0',
        '0.0.1234567',
        '1x0x0',
        '1.0.0 ',
        '1..0',
        '1.0.0-rc_1',
        `1.0.0-${'x'.repeat(35)}`,
      ],
    ],
    ['level', level, [5, -1, 1.5, '1', null]],
    ['answerValue', answerValue, [5, '', 'dk', 'na', null, true]],
    [
      'l10n',
      l10n,
      [
        text(''),
        text(' \n '),
        text('x'.repeat(10_001)),
        { en: 'x' },
        { 'pt-BR': 'x' },
        { ...text(), fr: 'x' },
      ],
    ],
    ['crosswalk', crosswalk, [[' '], [{ catalogue: 'mm', ref: ' ' }], [{ catalogue: 'cobit', ref: 1 }], 'x']],
    [
      'reference',
      crosswalkReference,
      [
        { catalogue: 'google', ref: 0 },
        { catalogue: 'google', ref: 1.5 },
        { catalogue: 'google', ref: 1, more: 1 },
        { catalogue: 'google' },
      ],
    ],
    ['entry', catalogueEntry, [{}, { id: '' }, { id: ' ' }, { id: 1 }]],
  ] as const)('%s refuses everything else', (_, schema, values) => {
    for (const value of values) expect(takes(schema, value), JSON.stringify(value)).toBe(false);
  });
});
