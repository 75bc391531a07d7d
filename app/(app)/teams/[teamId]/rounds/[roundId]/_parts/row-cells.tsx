import { Fragment } from 'react';
import { Svg } from '@/app/_charts/svg';
import { StairGlyph } from '@/app/_ui/stair-glyph';
import { sparkline } from '@/lib/charts/sparkline';
import { whisker } from '@/lib/charts/whisker';
import type { RowView, ScoredView } from './row-view';

/** Name of a principle, that it is an outcome, and what the team agreed on for it. */
export function RowName({ of: { name, outcome, agreed } }: { of: RowView }) {
  return (
    <span className="r-name">
      <span>
        {name}
        {[outcome, agreed].map((flag) =>
          flag ? (
            <Fragment key={flag}>
              {' '}
              <i className="r-flag">{flag}</i>
            </Fragment>
          ) : null,
        )}
      </span>
    </span>
  );
}

/** Drawn once for as long as the row is kept. */
function drawnOnce<K extends object, A extends readonly unknown[]>(
  draw: (of: K, ...rest: A) => string,
): (of: K, ...rest: A) => string {
  const drawn = new WeakMap<K, string>();
  return (of, ...rest) => {
    const known = drawn.get(of) ?? draw(of, ...rest);
    drawn.set(of, known);
    return known;
  };
}

const interval = drawnOnce(({ at, lo, hi }: ScoredView, target: number) =>
  whisker({ score: at, lo, hi }, { title: '', target }),
);

function Scored({ of, row }: { of: ScoredView; row: RowView }) {
  const { score, level, few, people, agreement, polarised, verdict, delta } = of;
  return (
    <>
      <span className="r-score">
        <StairGlyph level={row.level} state={row.state} size={20} label="" />
        <b>{score}</b>
        {few ? <small className="r-few">{level}</small> : <small>{level}</small>}
      </span>
      <span className="r-interval">
        <Svg as="span" markup={interval(of, row.target)} />
        {of.reach ? <small>{of.reach}</small> : null}
        <small className="r-aim">{row.aim}</small>
      </span>
      <span className="r-n">{people}</span>
      <span className="r-agree">
        {agreement}
        {polarised ? <i className="r-flag">{polarised}</i> : null}
      </span>
      <span className="r-change">
        {verdict}
        {delta ? (
          <>
            {' '}
            <b>{delta}</b>
          </>
        ) : null}
      </span>
    </>
  );
}

/** Its last point is this round's, and has the interval of the row. */
const spark = drawnOnce((points: NonNullable<RowView['spark']>, { scored, target }: RowView) => {
  const last = points.length - 1;
  const drawn = points.map(([x, score, joins], index) => ({
    ...{ x, score, joins },
    ...(index === last && { lo: scored?.lo, hi: scored?.hi }),
  }));
  return sparkline(drawn, { title: '', target });
});

/** What is known about a row, or why it is nothing. */
export function RowCells({ of: row }: { of: RowView }) {
  return (
    <>
      {row.scored ? (
        <Scored of={row.scored} row={row} />
      ) : (
        <span className="r-reason">
          <StairGlyph level={row.level} state={row.state} size={20} label="" />
          {row.reason}
          <small className="r-aim">{row.aim}</small>
        </span>
      )}
      {row.spark ? (
        <Svg as="span" className="r-spark" markup={spark(row.spark, row)} />
      ) : (
        <span className="r-spark" />
      )}
    </>
  );
}
