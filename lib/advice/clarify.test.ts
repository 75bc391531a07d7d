import { describe, expect, it } from 'vitest';
import { clarify, discussFirst } from './clarify';
import { miniModel, state, statesFor } from './testing';

const model = miniModel({
  'DEV-VC-1': {},
  'DEV-VC-2': { needs: ['DEV-VC-1'] },
  'DEV-CI-1': { needs: ['DEV-VC-1'] },
  'DEV-CI-2': {},
  'DAT-QUA-1': {},
});

describe('clarify', () => {
  it('names what has no score, whatever holds up most first, within scope', () => {
    const states = statesFor(model, {
      'DEV-VC-1': 'unknown',
      'DEV-CI-2': 'insufficient',
      'DAT-QUA-1': 'unknown',
    });
    expect(clarify({ model, scope: ['DEV'], states })).toMatchObject([
      { id: 'DEV-VC-1', reason: 'unknown', blocks: ['DEV-CI-1', 'DEV-VC-2'] },
      { id: 'DEV-CI-2', reason: 'insufficient', blocks: [] },
    ]);
  });

  it('is empty when everything is known or not applicable', () => {
    expect(
      clarify({ model, scope: ['DEV'], states: statesFor(model, { 'DEV-VC-1': 'not_applicable' }) }),
    ).toEqual([]);
  });
});

describe('discussFirst', () => {
  const states = [
    state('DEV-VC-1', 2, { ad: 0.9, agreement: 'split' }),
    state('DEV-VC-2', 2, { ad: 0.8333, agreement: 'some_spread' }),
    state('DEV-CI-1', 2, { ad: 1.2, agreement: 'split' }),
    state('DAT-QUA-1', 2, { ad: 1.5, agreement: 'split' }),
  ];

  it('lists split answers in scope, most divided first', () => {
    expect(discussFirst({ model, scope: ['DEV'], states }).map(({ id }) => id)).toEqual([
      'DEV-CI-1',
      'DEV-VC-1',
    ]);
  });

  it('leaves out what has no score, however its answers are spread', () => {
    const hidden = { ...state('DEV-VC-1', 2, { ad: 0.9, agreement: 'split' }), score: null };
    expect(discussFirst({ model, scope: ['DEV'], states: [hidden] })).toEqual([]);
  });

  it('drops what has been confirmed', () => {
    const input = { model, scope: ['DEV'] as const, states, confirmed: new Set(['DEV-CI-1']) };
    expect(discussFirst(input).map(({ id }) => id)).toEqual(['DEV-VC-1']);
  });
});
