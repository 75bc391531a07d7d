import { Svg } from '@/app/_charts/svg';
import { StairGlyph } from '@/app/_ui/stair-glyph';
import { whisker } from '@/lib/charts/whisker';
import type { RowView, ScoredView } from './row-view';

/** Name of a principle, and that it is an outcome. */
export function RowName({ of: { name, outcome } }: { of: RowView }) {
  return (
    <span className="r-name">
      <span>
        {name}
        {outcome ? (
          <>
            {' '}
            <i className="r-flag">{outcome}</i>
          </>
        ) : null}
      </span>
    </span>
  );
}

function Scored({ of, row }: { of: ScoredView; row: RowView }) {
  const { score, level, few, at, lo, hi, reach, people, agreement, polarised, verdict, delta } = of;
  return (
    <>
      <span className="r-score">
        <StairGlyph level={row.level} state={row.state} size={20} label="" />
        <b>{score}</b>
        {few ? <small className="r-few">{level}</small> : <small>{level}</small>}
      </span>
      <span className="r-interval">
        <Svg as="span" markup={whisker({ score: at, lo, hi }, { title: '' })} />
        {reach ? <small>{reach}</small> : null}
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
        </span>
      )}
      {row.spark ? <Svg as="span" className="r-spark" markup={row.spark} /> : <span className="r-spark" />}
    </>
  );
}
