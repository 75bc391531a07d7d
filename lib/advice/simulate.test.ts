import { describe, expect, it } from 'vitest';
import { simulate } from './simulate';
import { miniModel, statesFor } from './testing';

const model = miniModel({ 'DEV-VC-1': {}, 'DEV-VC-2': {}, 'DEV-CI-1': {}, 'DAT-QUA-1': {} });

describe('simulate', () => {
  it('moves the principle, its framework and the overall score, and nothing else', () => {
    const { before, after } = simulate(model, statesFor(model, {}, 1), ['DEV', 'DAT'], { 'DEV-VC-1': 3 });
    expect(before.overall.score).toBe(1);
    expect(after.principles.get('DEV-VC')?.score).toBe(2);
    expect(after.principles.get('DEV-CI')?.score).toBe(1);
    expect(after.frameworks.get('DEV')?.score).toBe(1.5);
    expect(after.overall.score).toBe(1.25);
  });

  it('takes several changes at once, also downwards', () => {
    const { after } = simulate(model, statesFor(model, {}, 2), ['DEV'], { 'DEV-VC-1': 4, 'DEV-VC-2': 0 });
    expect(after.principles.get('DEV-VC')?.score).toBe(2);
  });

  it('does not invent coverage for practices without a score', () => {
    const states = statesFor(model, { 'DEV-CI-1': 'unknown' }, 1);
    const { before, after } = simulate(model, states, ['DEV'], { 'DEV-CI-1': 4, 'DEV-XX-9': 4 });
    expect(after).toEqual(before);
    expect(after.principles.get('DEV-CI')?.status).toBe('insufficient');
  });
});

it('counts only the scope, and nothing where nothing changes', () => {
  const { before, after } = simulate(model, statesFor(model, {}, 1), ['DAT'], { 'DEV-VC-1': 3 });
  expect([...after.frameworks.keys()]).toEqual(['DAT']);
  expect(after.overall).toEqual(before.overall);
  const same = simulate(model, statesFor(model, {}, 1), ['DEV'], {});
  expect(same.after).toEqual(same.before);
});
