import { isValidElement } from 'react';
import { expect, it } from 'vitest';
import type { Lang } from '@/lib/model/schema';
import { tinyModel } from '@/lib/model/testing/tiny-model';
import type { Results } from '@/lib/results/queries';
import { results, row, tinyRows } from '@/lib/results/testing';
import { resultContext } from './context';
import { keptOf } from './kept';
import { ResultPage } from './result-page';

const read = (): Results => results({ rows: tinyRows(), before: { id: 'a', name: 'Autumn', reason: null } });

it('tells readings of the same rows apart by all that is read beside them', () => {
  const first = read();
  const made = keptOf(first, 'en', []);
  expect(keptOf({ ...first }, 'en', [])).toBe(made);
  const others: [Partial<Results>, Lang?][] = [
    [{}, 'pt-BR'],
    [{ teamId: 'another' }],
    [{ timeZone: 'Asia/Tokyo' }],
    [{ threshold: 9 }],
    [{ ownModel: true }],
    [{ round: { ...first.round, name: 'Renamed' } }],
    [{ round: { ...first.round, responded: null } }],
    [{ before: { id: 'a', name: 'Renamed', reason: null } }],
    [{ before: null }],
    [{ rewordedAt: new Date(0) }],
    [{ decisions: new Map([['DEV-AA', { reason: '', by: null, at: new Date(0) }]]) }],
    [{ rows: [...first.rows] }],
    [{ history: new Map(first.history) }],
    [{ model: tinyModel() }],
  ];
  for (const [other, lang = 'en'] of others) expect(keptOf({ ...first, ...other }, lang, [])).not.toBe(made);
});

it('lets go of readings that nobody has any more', () => {
  const first = read();
  const made = keptOf(first, 'en', []);
  for (let hour = 0; hour < 12; hour++) keptOf({ ...first, timeZone: `Etc/GMT+${hour}` }, 'en', []);
  expect(keptOf(first, 'en', [])).not.toBe(made);
});

/** All texts that can be reached from what is drawn, whether they are shown or not. */
function textsIn(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const parts = value instanceof Map ? [...value.entries()] : Object.values(value);
  return (isValidElement(value) ? [value.props] : parts).flatMap((part) => textsIn(part, seen));
}

it('keeps no name of a person with the page', () => {
  const decision = { reason: 'There is nothing of the kind here.', by: 'Olga', at: new Date(0) };
  const model = tinyModel();
  const rows = [...tinyRows(), ...model.practices.map(({ id }) => row('practice', id))];
  const decided = results({ rows, model, mode: 'full', decisions: new Map([['DEV-AA-1', decision]]) });
  const ctx = resultContext(decided, 'en');
  ResultPage({ ctx, open: async () => null });
  const texts = textsIn(keptOf(decided, 'en', [])).join(' ');
  expect(texts).toContain('33% of the weight');
  expect(texts).not.toContain('Olga');
  expect(texts).not.toContain(decision.reason);
});
