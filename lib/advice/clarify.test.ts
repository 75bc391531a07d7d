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

describe('in a quick round, where practices stand for their principle', () => {
  const quick = (id: string, more = {}) =>
    state(id, 'insufficient', { estimated: true, n: 2, dontKnow: 1, ...more });

  it('asks once about the principle, with all that any of its practices hold up', () => {
    const needs = miniModel({
      'DEV-VC-1': {},
      'DEV-VC-2': {},
      'DEV-CI-1': { needs: ['DEV-VC-2'] },
      'DEV-CI-2': { needs: ['DEV-VC-1'] },
      'DEV-CI-10': { needs: ['DEV-VC-1', 'DEV-VC-2'] },
    });
    const states = [
      quick('DEV-VC-1'),
      quick('DEV-VC-2'),
      ...statesFor(needs).filter(({ id }) => id.startsWith('DEV-CI')),
    ];
    expect(clarify({ model: needs, scope: ['DEV'], states })).toEqual([
      {
        scope: 'principle',
        id: 'DEV-VC',
        reason: 'insufficient',
        n: 2,
        dontKnow: 1,
        blocks: ['DEV-CI-1', 'DEV-CI-2', 'DEV-CI-10'],
        askRoles: ['DE', 'MLE', 'OPS'],
      },
    ]);
  });

  it('puts first what holds up more, then the smaller id, and counts people who are not told as none', () => {
    const states = [
      state('DEV-CI-2', 'unknown', { n: null, dontKnow: 4 }),
      state('DEV-VC-1', 'insufficient'),
      state('DEV-CI-1', 'insufficient'),
      state('DEV-VC-2', 1),
    ];
    const items = clarify({ model, scope: ['DEV'], states });
    expect(items.map(({ id, blocks }) => [id, blocks])).toEqual([
      ['DEV-VC-1', ['DEV-VC-2']],
      ['DEV-CI-1', []],
      ['DEV-CI-2', []],
    ]);
    expect(items[2]).toMatchObject({ scope: 'practice', n: 0, dontKnow: 4, reason: 'unknown' });
  });
});

it('talks about what is divided most, then about the smaller id; one without a measure comes last', () => {
  const split = (id: string, ad: number | null) => state(id, 2, { ad, agreement: 'split' });
  const states = [
    split('DEV-CI-2', 1),
    split('DEV-CI-1', 1),
    split('DEV-VC-1', null),
    split('DEV-VC-2', 1.5),
  ];
  expect(discussFirst({ model, scope: ['DEV'], states })).toEqual([
    { scope: 'practice', id: 'DEV-VC-2', score: 2, ad: 1.5, n: 5 },
    { scope: 'practice', id: 'DEV-CI-1', score: 2, ad: 1, n: 5 },
    { scope: 'practice', id: 'DEV-CI-2', score: 2, ad: 1, n: 5 },
    { scope: 'practice', id: 'DEV-VC-1', score: 2, ad: null, n: 5 },
  ]);
});
