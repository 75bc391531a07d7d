import { describe, expect, it } from 'vitest';
import { noChange } from '@/lib/results/no-change';
import type { ResultChange, ResultRow } from '@/lib/results/types';
import { type OldWords, readsOtherwise } from './same-words';

const old = (changed: Partial<OldWords> = {}): OldWords => ({
  scope: 'principle',
  scopeId: 'DEV-CI',
  status: 'ok',
  level: 2,
  levelLo: 2,
  levelHi: 3,
  agreement: 'aligned',
  verdict: 'improved',
  delta: 0.25,
  shownUpTo: 5,
  countsShownUpTo: 5,
  changeShownUpTo: 5,
  ...changed,
});
const change = (changed: Partial<ResultChange> = {}): ResultChange => ({
  ...noChange('scope'),
  verdict: 'improved',
  reason: null,
  delta: 0.25,
  ...changed,
});
const now = (changed: Partial<ResultRow> = {}): ResultRow => ({
  scope: 'principle',
  id: 'DEV-CI',
  status: 'ok',
  score: 2,
  ci95: null,
  margin: null,
  level: 2,
  levelRange: [2, 3],
  n: 5,
  median: null,
  ad: null,
  agreement: 'aligned',
  polarised: false,
  coverage: 1,
  dontKnow: 0,
  weakest: null,
  change: change(),
  ...changed,
});
const HIDDEN = now({ status: 'hidden', level: null, levelRange: null, agreement: null, change: null });

describe('a row reads otherwise', () => {
  it.each<[string, Partial<OldWords>, ResultRow]>([
    ['by its status', {}, now({ status: 'insufficient' })],
    ['by its level', {}, now({ level: 3 })],
    ['by the range of levels', {}, now({ levelRange: [1, 3] })],
    ['by a range that few answers forbid', {}, now({ levelRange: null })],
    ['by its agreement', {}, now({ agreement: 'split' })],
    ['by the word for its change', {}, now({ change: change({ verdict: 'possible' }) })],
    ['by its change being none any more', {}, now({ change: noChange('weight') })],
    ['by the number of its change', {}, now({ change: change({ delta: 0.26 }) })],
  ])('%s', (_, before, after) => {
    expect(readsOtherwise(old(before), after, 5)).toBe(true);
  });

  it.each<[string, Partial<OldWords>, ResultRow | undefined]>([
    ['when all is the same', {}, now()],
    ['when it was hidden, whatever was stored', { shownUpTo: 4, level: 4, status: 'unknown' }, now()],
    ['when it is hidden now', {}, HIDDEN],
    ['when it is left out', {}, undefined],
    [
      'when two rounds could not be compared, then as now',
      { verdict: 'not_comparable', delta: null },
      now({ change: noChange('version') }),
    ],
    ['when its change was not shown', { changeShownUpTo: 4, verdict: 'declined' }, now()],
    ['when its change is not shown any more', {}, now({ change: null })],
    ['when there was no change to show', { verdict: null, delta: null, changeShownUpTo: 0 }, now()],
    ['when its agreement is not told any more', {}, now({ agreement: null })],
    ['when the number of its change is written the same', {}, now({ change: change({ delta: 0.2512 }) })],
    ['when the level was firm and few answers forbid a range', { levelHi: 2 }, now({ levelRange: null })],
    [
      'when few did not know, which was not told',
      { status: 'unknown', countsShownUpTo: 0 },
      now({ status: 'insufficient' }),
    ],
  ])('not %s', (_, before, after) => {
    expect(readsOtherwise(old(before), after, 5)).toBe(false);
  });

  it('as the threshold of its reader shows it', () => {
    const hiddenFromOthers = old({ shownUpTo: 3, level: 4 });
    expect([3, 5].map((threshold) => readsOtherwise(hiddenFromOthers, now(), threshold))).toEqual([
      true,
      false,
    ]);
  });
});
