import { ChartFrame } from '@/app/_charts/chart-frame';
import { TrendDrawing } from '@/app/_charts/trend-drawing';
import { type TrendLine, trendProps } from '@/app/_results/trend-words';
import { formatDelta, formatShare } from '@/lib/i18n/format';
import { pastOf, trendOf } from '@/lib/results/past';
import { isQuick, pointsIn, type TimedRound } from '@/lib/results/timed';
import { FinishedSteps, stepEvents } from '../../../_parts/finished-steps';
import { type ResultContext, scopeName } from './context';

/** What the rounds together say, in words. */
function verdict({ w, lang, results }: ResultContext): string {
  if (results.round.format === 'consensus') return w('results.trend.agreed');
  const { rounds, trend: found } = trendOf(pastOf(results.history, 'overall', 'overall'));
  if (!found || rounds < 5) return w('results.trend.few', { rounds });
  const { claim, per90Days, interval, coverage } = found;
  const reach =
    interval &&
    coverage !== null &&
    w('results.trend.slopeReach', {
      coverage: formatShare(lang, coverage),
      lo: formatDelta(lang, interval.lo),
      hi: formatDelta(lang, interval.hi),
    });
  const slope = formatDelta(lang, per90Days);
  return w(`results.trend.${claim}`, { rounds, slope: reach ? `${slope} (${reach})` : slope });
}

/** Scores round by round: drawn here, and to be explored once somebody opens it. Nothing without any score. */
export function TrendFigure({ ctx }: { ctx: ResultContext }) {
  const { w, lang, results, arranged } = ctx;
  const { history, timeZone, round } = results;
  const rounds = roundsOf(ctx);
  if (rounds.length < 2) return null;
  const line = (id: TrendLine['id'], scope: 'overall' | 'framework'): TrendLine => ({
    id,
    label: scopeName(ctx, id),
    points: pointsIn({ rounds, history }, scope, id),
  });
  const lines = [line('overall', 'overall'), ...arranged.frameworks.map(({ id }) => line(id, 'framework'))];
  if (lines.every(({ points }) => points.every((point) => point?.score == null))) return null;
  const title = verdict(ctx);
  const reader = { w, lang, timeZone };
  const since = rounds[0]?.closedAt ?? null;
  const steps = stepEvents(
    reader,
    results.model,
    ctx.steps.filter(({ doneAt }) => since !== null && doneAt >= since),
  );
  const drawn = trendProps(reader, { title, rounds, lines, steps, target: ctx.target('overall').level });
  const agreed = round.format === 'consensus';
  const bars = drawn.series[0]?.values.some((value) => value?.lo != null);
  return (
    <details className="r-trend">
      <summary>
        <h2>{w('results.trend.title')}</h2>
        <p>{title}</p>
      </summary>
      {ChartFrame({
        w,
        id: 'trend',
        heading: 'h3',
        title: w('results.trend.chart'),
        subtitle: w(`results.trend.${agreed ? 'subtitleAgreed' : bars ? 'subtitle' : 'subtitleFew'}`),
        footnote: [
          w(agreed ? 'results.trend.footnoteAgreed' : 'results.trend.footnote'),
          ...(steps.length > 0 ? [w('overTime.footnote.steps')] : []),
        ].join(' '),
        numbers: 'numbers/trend',
        children: (
          <>
            <TrendDrawing {...drawn} />
            {FinishedSteps({ w, steps })}
          </>
        ),
      })}
    </details>
  );
}

/** The rounds of this kind up to this one; each is told by what its own past says it is compared with. */
function roundsOf({ results }: ResultContext): TimedRound[] {
  const { format } = results.round;
  return pastOf(results.history, 'overall', 'overall').map(
    ({ roundId, roundName, mode, closedAt, modelVersion, ownModel, comparedWith }) => ({
      id: roundId,
      name: roundName,
      mode,
      format,
      quick: isQuick(mode),
      kind: format,
      closedAt,
      model: { version: modelVersion, own: ownModel },
      comparedWith,
      notComparable: null,
    }),
  );
}
