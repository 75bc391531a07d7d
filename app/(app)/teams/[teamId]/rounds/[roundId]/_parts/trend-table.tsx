import type { Route } from 'next';
import Link from 'next/link';
import { Table, Th } from '@/app/_ui/table';
import { formatDay, formatScore } from '@/lib/i18n/format';
import { type PastPoint, pastOf } from '@/lib/results/past';
import { comparedText, type ResultContext, reachText, scopeName } from './context';

/** The past of the whole, or of a framework. */
interface Line {
  id: string;
  past: readonly PastPoint[];
}

interface PastCell {
  point: PastPoint;
  /** What a line joins it to: the place of a round, or nothing. */
  joins: number | null;
  /** The same in words, where that is not simply the round before. */
  compared: string | null;
}

/** The scores of one round: of the whole and of each framework; null where there is none. */
const cellsOf = (ctx: ResultContext, lines: readonly Line[], roundId: string) =>
  lines.map(({ past: line }): PastCell | null => {
    const place = line.findIndex((one) => one.roundId === roundId);
    const point = line[place];
    if (!point || point.score === null) return null;
    return { point, joins: point.joins, compared: comparedText(ctx, line, place) };
  });

/** What a round is compared with; a dash for the first, which has none before it. */
function joinedText({ w }: ResultContext, line: readonly PastPoint[], index: number, joins: number | null) {
  const round = joins === null ? null : line[joins]?.roundName;
  if (round) return w('results.trend.joinedTo', { round });
  return index === 0 ? '–' : w('results.why.notCompared');
}

interface RowProps {
  ctx: ResultContext;
  lines: readonly Line[];
  whole: readonly PastPoint[];
  index: number;
  of: PastPoint;
}

function Row({ ctx, lines, whole, index, of }: RowProps) {
  const { w, lang, results } = ctx;
  const { roundId, roundName, closedAt, ownModel, modelVersion: version } = of;
  const cells = cellsOf(ctx, lines, roundId);
  // What holds for the first number stands once, in a column of its own; the others say where they differ.
  const first = cells.find((one) => one !== null);
  const joins = first?.joins ?? null;
  return (
    <tr>
      <Th scope="row" className="min-w-28">
        {roundId === results.round.id ? (
          roundName
        ) : (
          <Link
            className="link"
            href={`/teams/${results.teamId}/rounds/${roundId}` as Route}
            prefetch={false}
          >
            {roundName}
          </Link>
        )}
      </Th>
      <td className="tnum">{formatDay(lang, closedAt, results.timeZone)}</td>
      <td className="tnum">{ownModel ? w('results.trend.own', { version }) : version}</td>
      {isJoined(ctx) ? <td className="tnum">{first ? joinedText(ctx, whole, index, joins) : null}</td> : null}
      {cells.map((one, column) => {
        const key = lines[column]?.id;
        if (!one) {
          return (
            <td key={key} className="tnum">
              –
            </td>
          );
        }
        const apart = one.joins !== joins && one.compared;
        const notes = [reachText(ctx, one.point), apart].filter(Boolean).join('; ');
        return (
          <td key={key} className="tnum">
            {formatScore(lang, one.point.score ?? 0)}
            {notes ? (
              <>
                {' '}
                <small>{notes}</small>
              </>
            ) : null}
          </td>
        );
      })}
    </tr>
  );
}

/** Agreed values are never compared: the footnote says so, and a column of that would say nothing. */
const isJoined = ({ results }: ResultContext) => results.round.format !== 'consensus';

/** The numbers of the trend: one line per round, the overall score and each framework, with how far they can be trusted. */
export function TrendTable({ ctx }: { ctx: ResultContext }) {
  const { w, results, arranged } = ctx;
  const scopes = [
    { scope: 'overall', id: 'overall' as const },
    ...arranged.frameworks.map(({ id }) => ({ scope: 'framework', id })),
  ];
  const lines = scopes.map(({ scope, id }): Line => ({ id, past: pastOf(results.history, scope, id) }));
  const whole = lines[0]?.past ?? [];
  const columns = [
    ...(['round', 'closed', 'model'] as const).map((key) => w(`results.trend.${key}`)),
    ...(isJoined(ctx) ? [w('results.trend.joined')] : []),
    ...scopes.map(({ id }) => scopeName(ctx, id)),
  ];
  return (
    <Table caption={w('results.trend.caption')} hideCaption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{column}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {whole.map((point, index) => (
          <Row key={point.roundId} of={point} {...{ ctx, lines, whole, index }} />
        ))}
      </tbody>
    </Table>
  );
}
