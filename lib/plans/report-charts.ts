import { type BarState, bars } from '@/lib/charts/bars';
import { type RadarSeries, radar } from '@/lib/charts/radar';
import type { PlanReport, ReportRow } from '@/lib/exports/report';
import { formatScore } from '@/lib/i18n/format';
import { leaves } from '@/lib/model/graph';
import type { Model } from '@/lib/model/schema';

export interface ChartWords {
  title: string;
  /** Name of the earlier round, for the outline; null when there is none to compare with. */
  before: string | null;
  /** Name of what is to be reached. */
  target: string;
  /** Why a row has no score. */
  status: (status: ReportRow['status']) => string;
}

/** Score of a row in the round before, 0–4; null when it had none, is hidden, or cannot be compared. */
export type ScoreBefore = (row: ReportRow) => number | null;

const BAR_WIDTH = 500;

/** Radar of the leaf principles and bars of the frameworks, drawn for print from what the report may show. */
export function reportCharts(report: PlanReport, model: Model, words: ChartWords, scoreBefore: ScoreBefore) {
  return {
    radarSvg: radarOf(report, model, words, scoreBefore),
    barsSvg: barsOf(report, words, scoreBefore),
  };
}

function radarOf(report: PlanReport, model: Model, words: ChartWords, scoreBefore: ScoreBefore) {
  const rows = new Map(report.rows.map((row) => [`${row.scope} ${row.id}`, row]));
  const axes = leaves(model).flatMap((leaf) => rows.get(`principle ${leaf.id}`) ?? []);
  // Three axes make the smallest area; below that the bars say it better.
  if (axes.length < 3 || axes.every(({ score }) => score === null)) return undefined;
  const now: RadarSeries = {
    label: report.round?.name ?? '',
    values: axes.map(({ score }) => score),
    lo: axes.map(({ lo }) => lo),
    hi: axes.map(({ hi }) => hi),
  };
  const earlier = axes.map(scoreBefore);
  const series =
    words.before !== null && earlier.some((score) => score !== null)
      ? [now, { label: words.before, values: earlier }]
      : [now];
  return radar({
    axes: axes.flatMap(({ id, title, framework, score }) =>
      framework
        ? {
            id,
            label: title,
            group: framework,
            value: score === null ? '' : formatScore(report.locale, score),
          }
        : [],
    ),
    groups: model.frameworks.map(({ id, title }) => ({ id, label: title[report.locale] })),
    series,
    targets: { label: words.target, values: axes.map(({ target }) => target.level) },
    title: words.title,
    theme: 'print',
  });
}

const BAR_STATES: Readonly<Record<ReportRow['status'], BarState>> = {
  ok: 'ok',
  provisional: 'provisional',
  few_answers: 'provisional',
  consensus: 'ok',
  insufficient: 'unknown',
  unknown: 'unknown',
  not_applicable: 'not_applicable',
  suppressed: 'hidden',
};

function barsOf(report: PlanReport, words: ChartWords, scoreBefore: ScoreBefore) {
  const rows = report.rows.filter(({ scope }) => scope !== 'principle');
  if (rows.every(({ score }) => score === null)) return undefined;
  return bars(
    rows.map((row) => ({
      label: row.title,
      state: BAR_STATES[row.status],
      score: row.score,
      lo: row.lo,
      hi: row.hi,
      previous: scoreBefore(row),
      target: row.target.level,
      value: row.score === null ? undefined : formatScore(report.locale, row.score),
      note: row.score === null ? words.status(row.status) : row.n === null ? undefined : `n ${row.n}`,
    })),
    { title: words.title, id: 'report-bars', theme: 'print', width: BAR_WIDTH },
  );
}
