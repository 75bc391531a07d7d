import { expect, it } from 'vitest';
import { builtInModel } from '@/lib/model/load';
import { hiddenRow, row } from '@/lib/results/testing';
import { reportBadges } from './report-badges';

const model = builtInModel();
const framework = (id: string) => row('framework', id);
const practice = (id: string, score: number) => row('practice', id, { score });

it('gives the exports the levels that the page shows, in the language of the reader', () => {
  const rows = [
    framework('DEV'),
    framework('MLO'),
    practice('DEV-VC-1', 3),
    practice('DEV-CI-1', 3),
    practice('DEV-AUT-2', 3),
    practice('MLO-AUT-2', 1),
  ];
  const [google, microsoft] = reportBadges(model, 'full', rows, 'pt-BR');
  expect(google).toMatchObject({
    level: 0,
    top: 2,
    levelTitle: 'Processo manual',
    mayBeHigher: false,
    unknown: null,
  });
  expect(google?.missing).toHaveLength(7);
  expect(microsoft).toMatchObject({ level: 1, top: 4, levelTitle: 'DevOps, mas sem MLOps' });
  expect(microsoft?.missing[1]).toEqual([
    {
      practiceId: 'MLO-AUT-2',
      title: model.practices.find(({ id }) => id === 'MLO-AUT-2')?.title['pt-BR'],
      score: 1,
    },
  ]);
});

it('makes nothing up', () => {
  const rows = [
    framework('DEV'),
    framework('MLO'),
    practice('DEV-VC-1', 3),
    hiddenRow('practice', 'MLO-AUT-2'),
  ];
  const unknown = (mode: 'quick' | 'full') =>
    reportBadges(model, mode, rows, 'en').map((one) => [one.unknown, one.level]);
  expect(unknown('full')).toEqual([
    ['unknown', null],
    ['unknown', null],
  ]);
  expect(reportBadges(model, 'quick', rows, 'en')[0]).toEqual({
    catalogue: 'google',
    title: expect.stringContaining('Google'),
    source: expect.stringContaining('https://'),
    top: 2,
    unknown: 'quick_round',
    level: null,
    levelTitle: null,
    mayBeHigher: false,
    missing: [],
  });
  expect(unknown('quick')).toEqual([
    ['quick_round', null],
    ['quick_round', null],
  ]);
  expect(reportBadges(model, 'full', [framework('DEV')], 'en')).toEqual([]);
  const custom = { ...model, practices: model.practices.filter(({ id }) => id !== 'MLO-CD-3') };
  const known = reportBadges(custom, 'full', [...rows, practice('MLO-CT-2', 3)], 'en');
  expect(known.map((one) => [one.unknown, one.level])).toEqual([
    [null, 0],
    ['practices_missing', null],
  ]);
});
