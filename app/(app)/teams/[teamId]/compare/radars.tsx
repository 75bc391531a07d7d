import { ChartFrame } from '@/app/_charts/chart-frame';
import { RadarChart } from '@/app/_charts/radar-chart';
import type { RadarSeries } from '@/lib/charts/radar';
import { formatScore } from '@/lib/i18n/format';
import { text } from '@/lib/model/localize';
import { leavesOf, type PrincipleEntry } from '@/lib/results/arrange';
import { drawnInterval, type ResultContext, scopeName } from '../rounds/[roundId]/_parts/context';
import { moveOf, type Sides } from './sides';

const seriesOf = (ctx: ResultContext, leaves: readonly PrincipleEntry[]): RadarSeries => {
  const intervals = leaves.map(({ row }) => drawnInterval(row));
  return {
    label: ctx.results.round.name,
    values: leaves.map(({ row }) => row.score),
    lo: intervals.map(({ lo }) => lo),
    hi: intervals.map(({ hi }) => hi),
    kind: 'current',
  };
};

interface Props {
  ctx: ResultContext;
  id: string;
  title: string;
  footnote: string;
  outline?: RadarSeries;
}

/** One wheel in its frame; nothing where no leaf has a score. */
function Wheel({ ctx, id, title, footnote, outline }: Props) {
  const { w, lang, arranged } = ctx;
  const leaves = leavesOf(arranged);
  if (leaves.every(({ row }) => row.score === null)) return null;
  const now = seriesOf(ctx, leaves);
  return (
    <ChartFrame
      w={w}
      id={id}
      heading="h2"
      title={title}
      subtitle={w('overTime.compare.subtitle')}
      footnote={footnote}
      numbers="#principles"
    >
      <RadarChart
        id={`${id}-absent`}
        title={title}
        axes={leaves.map(({ principle, row }) => ({
          id: principle.id,
          label: text(principle.title, lang),
          group: principle.framework,
          value: row.score === null ? '' : formatScore(lang, row.score),
        }))}
        groups={arranged.frameworks.map((framework) => ({
          id: framework.id,
          label: scopeName(ctx, framework.id),
        }))}
        series={outline ? [now, outline] : [now]}
      />
    </ChartFrame>
  );
}

/** The two rounds on one wheel, an area and an outline; where they cannot be compared, each on a wheel of its own. */
export function Radars({ sides }: { sides: Sides }) {
  const { w, of, from, to, names } = sides;
  if (of.reason) {
    const footnote = w('overTime.compare.radarFootApart');
    return (
      <div className="grid grid-cols-1 gap-6">
        {([from, to] as const).map((ctx, index) => (
          <Wheel
            key={ctx.results.round.id}
            ctx={ctx}
            id={`radar-${index}`}
            title={w('overTime.compare.radarOf', { round: ctx.results.round.name })}
            footnote={footnote}
          />
        ))}
      </div>
    );
  }
  const agreed = to.results.round.format === 'consensus';
  const values = leavesOf(to.arranged).map(({ row }) => {
    const { was, change } = moveOf(sides, row);
    return agreed || change?.delta != null ? was : null;
  });
  return (
    <Wheel
      ctx={to}
      id="radar"
      title={w('overTime.compare.radar', names)}
      footnote={w('overTime.compare.radarFoot')}
      outline={{ label: names.from, values, kind: 'previous' }}
    />
  );
}
