import { describe, expect, it } from 'vitest';
import { framework, LEVELS, model, practice, prerequisite, principle, role, scaleLevel } from './schema';

const text = (words = 'x') => ({ en: words, 'pt-BR': words });
const five = [text(), text(), text(), text(), text()];
const RACI = { DE: 'R', MLE: 'A', OPS: 'C', SWE: 'I', DS: 'R', DA: 'R', PO: 'R', MGR: 'R' };

const PRINCIPLE = {
  id: 'DEV-CI',
  framework: 'DEV',
  parent: null,
  title: text(),
  definition: text(),
  question: text(),
  levels: five,
  learnMore: text(),
  weight: 2,
  outcome: true,
  seed: 'L84',
  raci: RACI,
  crosswalk: ['anything', { catalogue: 'dora', ref: 3 }],
};
const PRACTICE = {
  id: 'DEV-CI-1',
  principle: 'DEV-CI',
  title: text(),
  question: text(),
  levels: five,
  criteria: [text(), text()],
  key: true,
  weight: 2,
  effort: 5,
  impact: 3,
  devopsPhase: 'verify',
  mlPhase: null,
  testLevel: 'unit',
  testMoment: 'development',
  facet: 'tool',
  prerequisites: [{ requires: 'DEV-VC-1', minLevel: 3 }],
  rolesOverride: { DE: 'A' },
  evidence: ['EV-CI'],
  benefits: ['BEN-1'],
  firstStep: text(),
  learnMore: text(),
  crosswalk: [],
  deprecated: { since: '2.0.0', replacedBy: ['DEV-CI-2'] },
};
const scale = LEVELS.map((at) => ({ level: at, name: text(), anchor: text() }));
const MODEL = {
  schemaVersion: '1.0',
  modelVersion: '1.0.0',
  scale,
  roles: [{ id: 'DE', title: text() }],
  frameworks: [{ id: 'DEV', title: text(), weight: 1 }],
  principles: [PRINCIPLE],
  practices: [PRACTICE],
  competences: [{ id: 'C-1', anything: 'else' }],
  responsibilities: [{ id: 'R-1' }],
  evidence: [{ id: 'EV-CI' }],
  glossary: [{ id: 'GL-A' }],
  cards: [{ id: 'CARD-1' }],
};

interface Schema {
  safeParse(value: unknown): { success: boolean };
}
const takes = (schema: Schema, value: unknown) => schema.safeParse(value).success;
const missing = (whole: Record<string, unknown>, key: string) =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key));
const optionalOf = (schema: Schema, whole: Record<string, unknown>) =>
  Object.keys(whole).filter((key) => takes(schema, missing(whole, key)));

describe('what an item may leave out', () => {
  it.each([
    [
      'principle',
      principle,
      PRINCIPLE,
      ['question', 'levels', 'learnMore', 'weight', 'outcome', 'seed', 'crosswalk'],
    ],
    [
      'practice',
      practice,
      PRACTICE,
      [
        'question',
        'levels',
        'criteria',
        'weight',
        'testLevel',
        'testMoment',
        'facet',
        'rolesOverride',
        'benefits',
        'firstStep',
        'learnMore',
        'crosswalk',
        'deprecated',
      ],
    ],
    ['model', model, MODEL, ['competences', 'responsibilities', 'evidence', 'glossary', 'cards']],
    ['framework', framework, MODEL.frameworks[0], ['weight']],
    ['role', role, MODEL.roles[0], []],
    ['scale', scaleLevel, scale[0], []],
    ['prerequisite', prerequisite, PRACTICE.prerequisites[0], ['minLevel']],
  ] as const)('a %s is written out, and takes nothing more', (_, schema, whole, optional) => {
    expect(schema.parse(whole)).toEqual(whole);
    expect(optionalOf(schema, { ...whole })).toEqual(optional);
    expect(takes(schema, { ...whole, surprise: 1 })).toBe(false);
  });

  it('counts once, and asks for level 2, where nothing is said', () => {
    expect(framework.parse(missing(MODEL.frameworks[0] ?? {}, 'weight')).weight).toBe(1);
    expect(principle.parse(missing(PRINCIPLE, 'weight')).weight).toBe(1);
    expect(practice.parse(missing(PRACTICE, 'weight')).weight).toBe(1);
    expect(prerequisite.parse({ requires: 'DEV-VC-1' })).toEqual({ requires: 'DEV-VC-1', minLevel: 2 });
  });
});

describe('what an item may hold', () => {
  const fits = (more: object) => takes(practice, { ...PRACTICE, ...more });

  it('are weights of 0.01 to 100', () => {
    expect([0.01, 100].map((weight) => fits({ weight }))).toEqual([true, true]);
    expect([0, 0.009, 100.1, -1, '1', Number.NaN].some((weight) => fits({ weight }))).toBe(false);
  });

  it('are names of at most 200 characters, and other texts of at most 10,000', () => {
    expect(fits({ title: text('x'.repeat(200)), question: text('x'.repeat(10_000)) })).toBe(true);
    expect(fits({ title: text('x'.repeat(201)) })).toBe(false);
    expect(fits({ title: text(' ') })).toBe(false);
    expect(fits({ title: { en: 'x' } })).toBe(false);
    expect(fits({ title: { 'pt-BR': 'x' } })).toBe(false);
  });

  it('are two to four criteria and five anchors', () => {
    const texts = (length: number) => Array.from({ length }, () => text());
    expect([1, 2, 4, 5].map((length) => fits({ criteria: texts(length) }))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([4, 5, 6].map((length) => fits({ levels: texts(length) }))).toEqual([false, true, false]);
  });

  it('are the points of effort, of impact, and the kinds of tests', () => {
    const of = (key: string, values: readonly unknown[]) => values.filter((value) => fits({ [key]: value }));
    expect(of('effort', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual([1, 2, 3, 5, 8]);
    expect(of('impact', [0, 1, 2, 3, 4])).toEqual([1, 2, 3]);
    expect(of('testLevel', ['', 'unit', 'integration', 'acceptance', 'load'])).toEqual([
      'unit',
      'integration',
      'acceptance',
    ]);
  });

  it('are letters of all roles for a principle, and of some for a practice', () => {
    const raci = (letters: object) => takes(principle, { ...PRINCIPLE, raci: letters });
    expect(raci(missing(RACI, 'DE'))).toBe(false);
    expect(raci({ ...RACI, CEO: 'R' })).toBe(false);
    expect(raci({ ...RACI, DE: 'X' })).toBe(false);
    expect(takes(principle, { ...PRINCIPLE, raci: null, parent: 'DEV-CX' })).toBe(true);
    expect([fits({ rolesOverride: {} }), fits({ rolesOverride: { CEO: 'R' } })]).toEqual([true, false]);
  });

  it('are ids of practices that take the place of a deprecated one', () => {
    expect(fits({ deprecated: { since: '2.0.0', replacedBy: [] } })).toBe(true);
    expect(fits({ deprecated: { since: '2.0.0' } })).toBe(false);
    expect(fits({ deprecated: { replacedBy: [] } })).toBe(false);
    expect(fits({ deprecated: { since: '2.0.0', replacedBy: ['DEV-CI'] } })).toBe(false);
  });

  it('are five levels of the scale', () => {
    expect(takes(model, { ...MODEL, scale: scale.slice(1) })).toBe(false);
    expect(takes(model, { ...MODEL, scale: [...scale, scale[0]] })).toBe(false);
  });
});
