import type { Route } from 'next';
import { ChartFrame } from '@/app/_charts/chart-frame';
import { NumbersTable } from '@/app/_charts/numbers-table';
import { TrendDrawing } from '@/app/_charts/trend-drawing';
import { Tabs } from '@/app/_ui/tabs';
import { timeAxis } from '@/lib/charts/time-axis';
import type { TrendEvent, TrendRound } from '@/lib/charts/trend-data';
import { formatMonth, formatQuarter, formatScore } from '@/lib/i18n/format';
import { words } from '@/lib/i18n/words';
import { builtInModel } from '@/lib/model/load';
import type { Lang } from '@/lib/model/schema';
import { type Filters, queryOf } from '@/lib/overview/filters';
import type { OrganizationLine } from '@/lib/overview/org-line';
import type { QuarterPoint } from '@/lib/overview/quarter-line';
import { type Target, targetFor } from '@/lib/targets/target';
import { questionPath } from '../_overview/questions';
import '../../../teams/[teamId]/rounds/[roundId]/results.css';

interface Props {
  line: OrganizationLine;
  lang: Lang;
  filters: Filters;
  organizationId: string;
  /** Targets of all teams. */
  targets: readonly Target[];
}

/** Noon of a calendar day, which has the same date everywhere. */
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** Where the teams stood together at the end of each quarter, overall and by framework, each with its own interval. */
export function OrganizationLines({ line, lang, filters, organizationId, targets }: Props) {
  const w = words(lang);
  const to = (kind: string) =>
    `${questionPath(organizationId, 'moved')}${queryOf(filters, { line: kind })}` as Route;
  return (
    <section aria-labelledby="organization-line" className="mt-10">
      <h2 id="organization-line" className="text-lg">
        {w('moved.line.title')}
      </h2>
      <p className="mb-3 max-w-read text-sm text-ink-soft">{w('moved.line.subtitle')}</p>
      {line.kinds.length > 1 ? (
        <div className="mb-4" data-print="hide">
          <Tabs
            label={w('moved.line.kinds.label')}
            tabs={line.kinds.map((kind) => ({
              href: to(kind),
              label: w(`moved.line.kinds.${kind}`),
              current: kind === line.kind,
            }))}
          />
        </div>
      ) : null}
      {line.lines.length === 0 ? <p className="text-ink-soft">{w('moved.line.none')}</p> : null}
      <div className="grid gap-4 lg:grid-cols-2">
        {line.lines.map((one) => (
          <LineFigure
            key={one.id}
            {...{ line, lang }}
            {...one}
            // Of all teams together: what is set for single ones is on their own pages.
            target={targetFor(builtInModel(), targets, null, one.id).level}
          />
        ))}
      </div>
      {line.lines.length > 0 ? (
        <p className="mt-3 max-w-read text-sm text-ink-soft">{w('moved.line.footnote')}</p>
      ) : null}
    </section>
  );
}

type Line = OrganizationLine['lines'][number];

/** What is said of a line of one row. */
function figureOf({ line, lang, id, points }: { line: OrganizationLine; lang: Lang } & Line) {
  const w = words(lang);
  const name = w(`common.frameworks.${id}`);
  const quarter = ({ day, over }: Pick<QuarterPoint, 'day' | 'over'>) => {
    const said = formatQuarter(lang, noon(day), 'UTC');
    return over ? said : w('moved.line.soFar', { quarter: said });
  };
  const [first, last] = [points[0], points.at(-1)];
  const title =
    first && last
      ? w(`moved.line.${points.length > 1 ? 'rise' : 'one'}`, {
          name,
          from: formatScore(lang, first.mean),
          to: formatScore(lang, last.mean),
          first: quarter(first),
          last: quarter(last),
          teams: last.teams,
          of: last.of,
        })
      : name;
  const interval = ({ lo, hi }: QuarterPoint) =>
    w('results.range', { lo: formatScore(lang, lo), hi: formatScore(lang, hi) });
  const rounds = points.map(
    (point): TrendRound => ({
      id: point.quarter,
      label: quarter(point),
      at: noon(point.day).getTime(),
      kind: line.kind,
      quick: line.kind === 'quick',
      notes: [w('moved.line.ofTeams', { teams: point.teams, of: point.of })],
    }),
  );
  const values = points.map((point, index) => ({
    score: point.mean,
    lo: point.lo,
    hi: point.hi,
    joins: point.joined ? index - 1 : null,
    text: `${formatScore(lang, point.mean)} (${interval(point)})`,
  }));
  const finishedIn = (one: string) => line.finished.find((own) => own.quarter === one)?.steps ?? 0;
  const steps = points.flatMap((point): TrendEvent[] => {
    const n = finishedIn(point.quarter);
    const label = w('moved.line.finished', { n, quarter: quarter(point) });
    return n > 0 ? [{ id: point.quarter, at: noon(point.day).getTime(), label }] : [];
  });
  const versionText = ({ own, version }: { own: boolean; version: string }) =>
    w(`overTime.model.${own ? 'own' : 'builtIn'}`, { version });
  const from = first ? noon(first.day).getTime() : 0;
  const models = line.models
    .map((model) => ({ id: model.day, at: noon(model.day).getTime(), label: versionText(model) }))
    .filter(({ at }) => at >= from);
  const rows = points.map((point, index) => ({
    id: point.quarter,
    name: quarter(point),
    note: index > 0 && !point.joined ? w('moved.line.otherTeams') : undefined,
    cells: [
      formatScore(lang, point.mean),
      interval(point),
      w('moved.line.ofTeams', { teams: point.teams, of: point.of }),
      String(finishedIn(point.quarter)),
      line.models
        .filter(({ day }) => day <= point.day && day > (points[index - 1]?.day ?? ''))
        .map(versionText)
        .join(', '),
    ],
  }));
  const axis = timeAxis(
    rounds.map(({ at }) => at),
    (day) => formatMonth(lang, day),
  );
  return { name, title, rounds, values, steps, models, axis, rows };
}

function LineFigure({
  line,
  lang,
  target,
  id,
  points,
}: { target: number; line: OrganizationLine; lang: Lang } & Line) {
  const w = words(lang);
  const { name, title, rounds, values, steps, models, axis, rows } = figureOf({ line, lang, id, points });
  const columns = (['quarter', 'mean', 'interval', 'teams', 'steps', 'model'] as const).map((one) =>
    w(`moved.line.${one}`),
  );
  return (
    <ChartFrame
      w={w}
      id={`line-${id}`}
      heading="h3"
      title={title}
      subtitle={w('moved.line.subtitle')}
      footnote={w('moved.line.targetNote', { level: target })}
      numbers={{
        summary: w('moved.line.table'),
        table: <NumbersTable caption={w('moved.line.caption', { name })} columns={columns} rows={rows} />,
      }}
    >
      <TrendDrawing
        {...{ title, rounds, axis, steps, models }}
        series={[{ id, label: name, values }]}
        target={{ level: target, label: w('overTime.target', { level: target }) }}
        stepsLabel={w('moved.line.stepsLabel')}
        band
      />
    </ChartFrame>
  );
}
