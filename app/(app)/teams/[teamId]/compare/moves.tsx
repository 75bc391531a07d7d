import type { Route } from 'next';
import Link from 'next/link';
import { Svg } from '@/app/_charts/svg';
import { Table, Td, Th } from '@/app/_ui/table';
import { dumbbell } from '@/lib/charts/dumbbell';
import { formatScore } from '@/lib/i18n/format';
import { inOrder, type Move, type MoveOrder } from '@/lib/results/moves';
import { scopeName } from '../rounds/[roundId]/_parts/context';
import { principleName } from '../rounds/[roundId]/_parts/names';
import { chanceBetween, leavesIn, moveOf, moveText, type Sides } from './sides';

type NamedMove = Move & { name: string; href: Route };

/** Scores in words: "1.20 → 1.74", with what a score is that may not be shown. */
function scoresText({ w, lang }: Sides, { was, is }: Move): string {
  const of = (score: number | null) => (score === null ? '–' : formatScore(lang, score));
  return w('overTime.compare.picture', { was: of(was), is: of(is) });
}

function Row({ sides, move, compared }: { sides: Sides; move: NamedMove; compared: boolean }) {
  const { w } = sides;
  const { delta, word } = moveText(sides, move);
  const markup = dumbbell({ ...move, joined: compared && move.change?.delta != null }, { title: '' });
  return (
    <tr>
      <Th scope="row" className="min-w-32">
        <Link className="link" href={move.href} prefetch={false}>
          {move.name}
        </Link>
      </Th>
      <Td className="sm:min-w-72" label={w('overTime.compare.scores')}>
        <Svg markup={markup} as="span" className="mr-3 hidden sm:inline" />
        <span className="tnum text-sm whitespace-nowrap text-ink-soft">{scoresText(sides, move)}</span>
      </Td>
      {compared ? (
        <Td label={w('overTime.compare.change')}>
          {delta ? <b className="tnum font-semibold">{delta}</b> : null}
          <span className="block text-sm text-ink-soft">{word}</span>
        </Td>
      ) : null}
    </tr>
  );
}

interface Props {
  sides: Sides;
  order: MoveOrder;
  /** Address of this page in the other order. */
  other: Route;
}

/** Whole, frameworks and principles in both rounds: rings, dots and what changed in words. */
export function Moves({ sides, order, other }: Props) {
  const { w, of, to, names } = sides;
  const compared = of.reason === null && to.results.round.format !== 'consensus';
  const result = `/teams/${of.to.teamId}/rounds/${of.to.round.id}`;
  const { overall, frameworks } = to.arranged;
  const tops = [
    ...(overall ? [{ row: overall, name: scopeName(to, 'overall') }] : []),
    ...frameworks.map(({ id, row }) => ({ row, name: scopeName(to, id) })),
  ].map(({ row, name }): NamedMove => ({ ...moveOf(sides, row), name, href: result as Route }));
  const leaves = leavesIn(sides).map(
    ({ principle, row }): NamedMove => ({
      ...moveOf(sides, row),
      name: principleName(to, principle),
      href: `${result}/principles/${principle.id}` as Route,
    }),
  );
  const chance = compared ? chanceBetween(sides) : null;
  const columns = ['row', 'scores', ...(compared ? (['change'] as const) : [])] as const;
  return (
    <section aria-labelledby="principles-title">
      <h2 id="principles-title">{w(`overTime.compare.${compared ? 'list' : 'listApart'}`)}</h2>
      <p className="mt-1 mb-4 max-w-read text-ink-soft">
        {w('overTime.compare.lead', names)}
        {compared ? (
          <Link className="link ml-2" href={other} prefetch={false} scroll={false} data-print="hide">
            {w(`overTime.compare.${order === 'change' ? 'toModel' : 'toChange'}`)}
          </Link>
        ) : null}
      </p>
      {chance ? <p className="-mt-2 mb-4 max-w-read text-sm text-ink-soft">{chance}</p> : null}
      <div id="principles">
        <Table caption={w('overTime.compare.caption')} hideCaption stack>
          <thead>
            <tr>
              {columns.map((column) => (
                <Th key={column}>{w(`overTime.compare.${column}`)}</Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...tops, ...inOrder(leaves, compared ? order : 'model')].map((move) => (
              <Row key={`${move.scope} ${move.id}`} {...{ sides, move, compared }} />
            ))}
          </tbody>
        </Table>
      </div>
    </section>
  );
}
