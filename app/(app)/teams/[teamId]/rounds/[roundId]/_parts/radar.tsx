import { ChartFrame } from '@/app/_charts/chart-frame';
import { RadarChart } from '@/app/_charts/radar-chart';
import type { RadarSeries } from '@/lib/charts/radar';
import { formatScore } from '@/lib/i18n/format';
import { text } from '@/lib/model/localize';
import { leavesOf, type PrincipleEntry } from '@/lib/results/arrange';
import { highest, mostRoom } from '@/lib/results/extremes';
import { scoreIn } from '@/lib/results/past';
import { drawnInterval, isCompared, type ResultContext, scopeName } from './context';
import { namesOf } from './names';

/** The finding: which principles stand highest and which have the most room. Null when nothing is scored. */
function finding(ctx: ResultContext, leaves: readonly PrincipleEntry[]): string | null {
  const { w } = ctx;
  const scored = leaves.filter(({ row }) => row.score !== null);
  if (scored.length === 0) return null;
  const [high, low] = [highest(scored), mostRoom(scored)];
  if (low.length === 0) return w('results.radar.titleTop');
  if (low.length === scored.length) return w('results.radar.titleOne', { count: scored.length });
  const names = { high: namesOf(ctx, high), low: namesOf(ctx, low) };
  return w('results.radar.title', { ...names, highs: high.length, lows: low.length });
}

/** The round before as an outline, at the principles that can be compared with it; null where there are none. */
function outlineOf(
  { results, before }: ResultContext,
  leaves: readonly PrincipleEntry[],
): RadarSeries | null {
  if (!before) return null;
  const values = leaves.map(({ row }) =>
    isCompared(row) ? scoreIn(results.history, before.id, 'principle', row.id) : null,
  );
  return values.some((score) => score !== null) ? { label: before.name, values, kind: 'previous' } : null;
}

/** How the drawing is to be read. */
function footnote(
  { w }: ResultContext,
  leaves: readonly PrincipleEntry[],
  outline: RadarSeries | null,
): string {
  const noBars = leaves.some(({ row }) => row.status === 'ok' && drawnInterval(row).lo === null);
  const partly = outline && leaves.some(({ row }, i) => row.score !== null && outline.values[i] === null);
  return [
    w('results.radar.footnote'),
    noBars && w('results.radar.noBars'),
    partly && w('results.radar.outline', { before: outline.label }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** All leaves in scope on one wheel, the round before as an outline; nothing when no leaf has a score. */
export function RadarFigure({ ctx }: { ctx: ResultContext }) {
  const { w, lang, results, arranged } = ctx;
  const leaves = leavesOf(arranged);
  const title = finding(ctx, leaves);
  if (title === null) return null;
  const intervals = leaves.map(({ row }) => drawnInterval(row));
  const now: RadarSeries = {
    label: results.round.name,
    values: leaves.map(({ row }) => row.score),
    lo: intervals.map(({ lo }) => lo),
    hi: intervals.map(({ hi }) => hi),
    kind: 'current',
  };
  const outline = outlineOf(ctx, leaves);
  const axes = leaves.map(({ principle, row }) => ({
    id: principle.id,
    label: text(principle.title, lang),
    group: principle.framework,
    value: row.score === null ? '' : formatScore(lang, row.score),
  }));
  const groups = arranged.frameworks.map(({ id }) => ({ id, label: scopeName(ctx, id) }));
  const agreed = results.round.format === 'consensus';
  const measure = agreed
    ? 'subtitleAgreed'
    : intervals.some(({ lo }) => lo !== null)
      ? 'subtitle'
      : 'subtitleFew';
  return ChartFrame({
    w,
    id: 'radar',
    heading: 'h2',
    title,
    subtitle: w(`results.radar.${measure}`),
    footnote: footnote(ctx, leaves, outline),
    numbers: 'numbers/radar',
    children: RadarChart({
      axes,
      groups,
      series: outline ? [now, outline] : [now],
      targets: {
        label: w('targets.said.legend'),
        values: leaves.map(({ row }) => ctx.target(row.id).level),
      },
      title,
    }),
  });
}
