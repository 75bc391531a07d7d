import { describe, expect, it } from 'vitest';
import { coefficients } from './coefficients';
import { type Entry, entriesOf, rollUp } from './roll-up';
import { miniModel, state } from './testing';

const entries = (scores: Record<string, Entry>) => new Map(Object.entries(scores));
const model = miniModel({
  'DEV-VC-1': {},
  'DEV-VC-2': {},
  'DEV-VC-3': { weight: 2 },
  'DEV-CI-1': {},
  'MLO-CI-1': {},
  'MLO-CD-1': {},
  'MLO-CT-1': {},
  'MLO-CM-1': {},
  'MLO-VER-1': {},
});
const full = {
  'DEV-VC-1': 1,
  'DEV-VC-2': 2,
  'DEV-VC-3': 3,
  'DEV-CI-1': 4,
  'MLO-CI-1': 2,
  'MLO-CD-1': 1,
  'MLO-CT-1': 'missing',
  'MLO-CM-1': 0.5,
  'MLO-VER-1': 2,
} satisfies Record<string, Entry>;

describe('rollUp', () => {
  it('weights practices, averages a group over its scored children, and frameworks over principles', () => {
    const index = rollUp(model, entries(full), ['DEV', 'MLO']);
    expect(index.principles.get('DEV-VC')?.score).toBeCloseTo((1 + 2 + 2 * 3) / 4, 12);
    expect(index.principles.get('MLO-CX')?.score).toBeCloseTo(3.5 / 3, 12);
    expect(index.frameworks.get('DEV')?.score).toBeCloseTo((2.25 + 4) / 2, 12);
    expect(index.overall.score).toBeCloseTo((3.125 + (3.5 / 3 + 2) / 2) / 2, 12);
  });

  it('hides a principle below 60 % of the applicable weight and leaves N/A out of it', () => {
    const hidden = rollUp(model, entries({ ...full, 'DEV-VC-3': 'missing' }), ['DEV']);
    expect(hidden.principles.get('DEV-VC')).toEqual({ status: 'insufficient', score: null });
    const shown = rollUp(model, entries({ ...full, 'DEV-VC-3': 'na' }), ['DEV']);
    expect(shown.principles.get('DEV-VC')).toEqual({ status: 'ok', score: 1.5 });
  });

  it('needs half of the applicable children of a group', () => {
    const two = { ...full, 'MLO-CD-1': 'missing' } as const;
    expect(rollUp(model, entries(two), ['MLO']).principles.get('MLO-CX')?.score).toBe(1.25);
    const one = { ...two, 'MLO-CM-1': 'missing' } as const;
    expect(rollUp(model, entries(one), ['MLO']).principles.get('MLO-CX')?.status).toBe('insufficient');
  });

  it('shows no overall score while one framework in scope has none', () => {
    const noDevOps = { ...full, 'DEV-CI-1': 'missing', 'DEV-VC-3': 'missing' } as const;
    expect(rollUp(model, entries(noDevOps), ['DEV', 'MLO']).overall.score).toBeNull();
    expect(rollUp(model, entries(noDevOps), ['MLO']).overall.score).not.toBeNull();
  });
});

describe('coefficients', () => {
  it('divides by what is displayed only, with a child of MLO-CX at 1/#siblings', () => {
    const c = coefficients(model, entries(full), ['DEV', 'MLO']);
    expect(c.get('DEV-VC-3')).toMatchObject({ principle: 0.5, framework: 0.25, overall: 0.125 });
    // Three of the four children have a score, the group is one of two top-level principles.
    expect(c.get('MLO-CI-1')?.overall).toBeCloseTo(1 * (1 / 3) * (1 / 2) * (1 / 2), 12);
    expect(c.has('MLO-CT-1')).toBe(false);
  });

  it('uses the weights of principles and frameworks', () => {
    const weighted = miniModel({ 'DEV-VC-1': {}, 'DEV-CI-1': {}, 'DAT-QUA-1': {} }, { 'DEV-VC': 3, DAT: 3 });
    const c = coefficients(weighted, entries({ 'DEV-VC-1': 1, 'DEV-CI-1': 1, 'DAT-QUA-1': 1 }), [
      'DEV',
      'DAT',
    ]);
    expect(c.get('DEV-VC-1')?.overall).toBeCloseTo((1 / 4) * (3 / 4), 12);
    expect(c.get('DAT-QUA-1')?.overall).toBeCloseTo(3 / 4, 12);
  });

  it('says which index is displayed when coverage is too low', () => {
    const c = coefficients(model, entries({ ...full, 'DEV-VC-3': 'missing' }), ['DEV', 'MLO']);
    expect(c.get('DEV-VC-1')?.shown).toEqual({ principle: false, framework: false, overall: false });
    expect(c.get('DEV-VC-1')?.overall).toBeGreaterThan(0);
    expect(c.get('MLO-VER-1')?.shown).toEqual({ principle: true, framework: true, overall: false });
  });
});

describe('what does not apply', () => {
  it('counts nowhere: not in a principle, a group, nor a framework', () => {
    const ids = ['MLO-CI-1', 'MLO-CD-1', 'MLO-CT-1', 'MLO-CM-1'];
    const group = rollUp(
      model,
      entries({ ...full, ...Object.fromEntries(ids.map((id) => [id, 'na' as const])) }),
      ['MLO'],
    );
    expect(group.principles.get('MLO-CI')).toEqual({ status: 'not_applicable', score: null });
    expect(group.principles.get('MLO-CX')).toEqual({ status: 'not_applicable', score: null });
    expect(group.frameworks.get('MLO')).toEqual({ status: 'ok', score: 2 });
    const nothing = rollUp(
      model,
      entries(Object.fromEntries(Object.keys(full).map((id) => [id, 'na' as const]))),
      ['DEV', 'MLO'],
    );
    expect(nothing.frameworks.get('DEV')).toEqual({ status: 'not_applicable', score: null });
    expect(nothing.overall).toEqual({ status: 'insufficient', score: null });
  });

  it('is told from what is missing, and from a score of 0', () => {
    const states = [state('A', 'not_applicable', { score: 3 }), state('B', 'unknown'), state('C', 0)];
    expect([...entriesOf(states)]).toEqual([
      ['A', 'na'],
      ['B', 'missing'],
      ['C', 0],
    ]);
  });

  it('leaves frameworks out of scope alone', () => {
    expect([...rollUp(model, entries(full), ['MLO']).frameworks.keys()]).toEqual(['MLO']);
    const nobody = rollUp(model, new Map(), ['DEV']);
    expect(nobody.overall).toEqual({ status: 'insufficient', score: null });
    expect(nobody.principles.get('DEV-VC')).toEqual({ status: 'insufficient', score: null });
  });
});

describe('coefficients of what has no displayed index', () => {
  it('treat it as if this branch alone completed it', () => {
    // DEV-VC misses its heavy practice, so DEV-VC, DEV and the overall score are not displayed.
    const c = coefficients(model, entries({ ...full, 'DEV-VC-3': 'missing' }), ['DEV', 'MLO']);
    expect(c.get('DEV-VC-1')).toMatchObject({ principle: 1 / 2, framework: 1 / 4, overall: 1 / 8 });
    // DEV is not displayed, but MLO is the only one that counts beside itself.
    expect(c.get('MLO-VER-1')).toMatchObject({ framework: 1 / 2, overall: 1 / 2 });
    expect(c.get('DEV-CI-1')).toMatchObject({
      framework: 1,
      overall: 1 / 2,
      shown: { principle: true, framework: false, overall: false },
    });
  });

  it('hide the framework of a leaf whose group is not displayed', () => {
    const lone = { ...full, 'MLO-CD-1': 'missing', 'MLO-CM-1': 'missing' } as const;
    const c = coefficients(model, entries(lone), ['MLO']);
    expect(c.get('MLO-CI-1')).toMatchObject({
      principle: 1,
      framework: 1 / 2,
      shown: { principle: true, framework: false, overall: false },
    });
  });

  it('hide it below a leaf or a group that is not displayed, although the framework is', () => {
    const wide = miniModel({
      'DEV-VC-1': {},
      'DEV-VC-2': {},
      'DEV-CI-1': {},
      'DEV-CD-1': {},
      'MLO-CI-1': {},
      'MLO-CD-1': {},
      'MLO-CT-1': {},
      'MLO-VER-1': {},
      'MLO-TST-1': {},
    });
    const all = Object.fromEntries(wide.practices.map(({ id }) => [id, 1 as Entry]));
    const missing = (...ids: string[]) =>
      entries({ ...all, ...Object.fromEntries(ids.map((id) => [id, 'missing' as const])) });
    const leaf = coefficients(wide, missing('DEV-VC-2'), ['DEV']);
    expect(leaf.get('DEV-CI-1')?.shown).toEqual({ principle: true, framework: true, overall: true });
    expect(leaf.get('DEV-VC-1')?.shown).toEqual({ principle: false, framework: false, overall: false });
    const group = coefficients(wide, missing('MLO-CD-1', 'MLO-CT-1'), ['MLO']);
    expect(group.get('MLO-VER-1')?.shown).toEqual({ principle: true, framework: true, overall: true });
    expect(group.get('MLO-CI-1')?.shown).toEqual({ principle: true, framework: false, overall: false });
  });
});
