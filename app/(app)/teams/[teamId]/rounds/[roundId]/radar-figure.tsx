import { ChartFrame } from '@/app/_charts/chart-frame';
import { Markup } from '@/app/_ui/markup';
import { type RadarSeries, radar } from '@/lib/charts/radar';
import { formatScore } from '@/lib/i18n/format';
import { text } from '@/lib/model/localize';
import { leavesOf, type PrincipleEntry } from '@/lib/results/arrange';
import { scoreIn } from '@/lib/results/past';
import { once, type ResultContext, scopeName } from './_html/context';
import { radarTable } from './_html/tables';
import { chartLabels } from './labels';

/** The finding: which principle stands highest and which has the most room. Null when nothing is scored. */
function finding({ w, lang }: ResultContext, leaves: readonly PrincipleEntry[]): string | null {
  const scored = leaves
    .filter(({ row }) => row.score !== null)
    .sort((a, b) => (a.row.score ?? 0) - (b.row.score ?? 0));
  const [low, high] = [scored[0], scored.at(-1)];
  if (!low || !high) return null;
  if (low.row.score === high.row.score) return w('results.radar.titleOne', { count: scored.length });
  const name = ({ principle }: PrincipleEntry) => text(principle.title, lang);
  return w('results.radar.title', { high: name(high), low: name(low) });
}

/** The finding and the drawing; null when no leaf has a score. */
const drawing = once((ctx): { title: string; svg: string } | { title: null } => {
  const { lang, results, arranged, before } = ctx;
  const leaves = leavesOf(arranged);
  const title = finding(ctx, leaves);
  if (title === null) return { title };
  const now: RadarSeries = {
    label: results.round.name,
    values: leaves.map(({ row }) => row.score),
    lo: leaves.map(({ row }) => row.ci95?.lo ?? null),
    hi: leaves.map(({ row }) => row.ci95?.hi ?? null),
    kind: 'current',
  };
  const past = before?.comparable
    ? leaves.map(({ row }) => scoreIn(results.history, before.id, 'principle', row.id))
    : [];
  const outline: RadarSeries[] =
    before && past.some((score) => score !== null)
      ? [{ label: before.name, values: past, kind: 'previous' }]
      : [];
  const svg = radar({
    axes: leaves.map(({ principle, row }) => ({
      id: principle.id,
      label: text(principle.title, lang),
      group: principle.framework,
      value: row.score === null ? '' : formatScore(lang, row.score),
    })),
    groups: arranged.frameworks.map(({ id }) => ({ id, label: scopeName(ctx, id) })),
    series: [now, ...outline],
    title,
  });
  return { title, svg };
});

/** All leaves in scope on one wheel, the round before as an outline; nothing when no leaf has a score. */
export function RadarFigure({ ctx }: { ctx: ResultContext }) {
  const drawn = drawing(ctx);
  if (drawn.title === null) return null;
  const { w, results } = ctx;
  const agreed = results.round.format === 'consensus';
  return (
    <ChartFrame
      title={drawn.title}
      headingLevel={2}
      subtitle={w(agreed ? 'results.radar.subtitleAgreed' : 'results.radar.subtitle')}
      svg={drawn.svg}
      kind="radar"
      labels={chartLabels(w)}
      footnote={w('results.radar.footnote')}
    >
      <Markup html={radarTable(ctx)} />
    </ChartFrame>
  );
}
