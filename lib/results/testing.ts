import type { Model, RoundFormat, RoundMode } from '@/lib/model/schema';
import { tinyModel } from '@/lib/model/testing/tiny-model';
import type { Step } from '@/lib/rounds/participation';
import type { Results } from './queries';
import type { HistoryPoint, ResultChange, ResultRow } from './types';

/** A scored row; override what a test is about. */
export const row = (scope: ResultRow['scope'], id: string, more: Partial<ResultRow> = {}): ResultRow => ({
  scope,
  id,
  status: 'ok',
  score: 2,
  ci95: { lo: 1.5, hi: 2.5 },
  margin: null,
  level: scope === 'overall' ? null : 2,
  levelRange: scope === 'overall' ? null : [2, 2],
  n: 5,
  median: null,
  ad: 0.4,
  agreement: 'aligned',
  polarised: false,
  coverage: 1,
  dontKnow: 0,
  weakest: null,
  change: null,
  ...more,
});

/** What is left of a row that may not be shown. */
export const hiddenRow = (scope: ResultRow['scope'], id: string): ResultRow =>
  row(scope, id, {
    status: 'hidden',
    score: null,
    ci95: null,
    level: null,
    levelRange: null,
    n: null,
    ad: null,
    agreement: null,
    coverage: null,
    dontKnow: null,
  });

/** A change of the same people over everything; override what a test is about. */
export const change = (
  verdict: ResultChange['verdict'],
  delta: number | null,
  more: Partial<ResultChange> = {},
): ResultChange => ({
  verdict,
  reason: verdict === 'not_comparable' ? 'weight' : null,
  delta,
  ci95: delta === null ? null : { lo: delta - 0.2, hi: delta + 0.2 },
  margin: null,
  linked: delta !== null,
  over: delta === null ? 0 : 3,
  of: delta === null ? 0 : 3,
  strongest: delta === null ? null : 'certain',
  named: false,
  teamChanged: false,
  parts: null,
  ...more,
});

/** The same of few answers: no interval, but what teams of this size have in general. */
export const fewChange = (verdict: ResultChange['verdict'], delta: number, margin: number): ResultChange =>
  change(verdict, delta, { ci95: null, margin, linked: false });

/** Rows of the tiny model: one leaf in DevOps, a group with one leaf in MLOps. */
export const tinyRows = (more: Partial<Record<string, Partial<ResultRow>>> = {}): ResultRow[] => [
  row('overall', 'overall', more.overall),
  row('framework', 'DEV', more.DEV),
  row('framework', 'MLO', more.MLO),
  row('principle', 'DEV-AA', more['DEV-AA']),
  row('principle', 'MLO-GG', more['MLO-GG']),
  row('principle', 'MLO-CC', more['MLO-CC']),
];

/** A point of history on day `day` of 2026. */
export const point = (roundId: string, day: number, more: Partial<HistoryPoint> = {}): HistoryPoint => ({
  roundId,
  roundName: `Round ${roundId}`,
  mode: 'quick',
  closedAt: new Date(Date.UTC(2026, 0, day, 12)),
  modelVersion: '1.0.0',
  ownModel: false,
  score: 2,
  ci95: { lo: 1.5, hi: 2.5 },
  margin: null,
  n: 5,
  comparedWith: null,
  ...more,
});

interface Wanted {
  rows?: readonly ResultRow[];
  history?: Results['history'];
  decisions?: Results['decisions'];
  agreed?: Results['agreed'];
  mode?: RoundMode;
  format?: RoundFormat;
  model?: Model;
  before?: Results['before'];
  apart?: Results['apart'];
  responded?: number | null;
  step?: Step | null;
  rewordedAt?: Date;
}

export const results = ({ rows = tinyRows(), history = new Map(), ...wanted }: Wanted = {}): Results => ({
  teamId: 'team',
  timeZone: 'America/Sao_Paulo',
  round: {
    id: 'now',
    name: 'Spring & summer',
    mode: wanted.mode ?? 'quick',
    format: wanted.format ?? 'anonymous',
    questionLimit: null,
    openedAt: new Date(Date.UTC(2026, 5, 1)),
    closedAt: new Date(Date.UTC(2026, 5, 8, 12)),
    invited: 6,
    responded: wanted.responded === undefined ? 5 : wanted.responded,
    step: wanted.step === undefined ? 'half' : wanted.step,
  },
  model: wanted.model ?? tinyModel(),
  ownModel: false,
  threshold: 3,
  rows,
  decisions: wanted.decisions ?? new Map(),
  agreed: wanted.agreed ?? new Map(),
  before: wanted.before ?? null,
  apart: wanted.apart ?? null,
  history,
  rewordedAt: wanted.rewordedAt ?? null,
});
