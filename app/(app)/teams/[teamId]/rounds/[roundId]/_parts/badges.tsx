import { Fragment } from 'react';
import {
  type Badge,
  type BadgeLevel,
  type DerivedBadge,
  mayBeHigher,
  NEEDED_SCORE,
  nextOf,
  type Option,
} from '@/lib/badges';
import { formatScore, formatScoreApart } from '@/lib/i18n/format';
import { crosswalkPath, practicePath } from '@/lib/learn/paths';
import { findItem } from '@/lib/model/graph';
import { text } from '@/lib/model/localize';
import { type ExternalLevels, externalLevels } from '@/lib/results/external-levels';
import { type ResultContext, reasonOf } from './context';

type Known = Extract<ExternalLevels, { state: 'known' }>;

const needed = ({ lang }: ResultContext) => formatScore(lang, NEEDED_SCORE);

const titleOf = ({ results, lang }: ResultContext, id: string): string => {
  const item = findItem(results.model, id);
  return item ? text(item.title, lang) : id;
};

/** Where a practice stands: its score, or why it has none. */
function standing(ctx: ResultContext, { rowOf }: Known, { practice, score }: Option): string {
  const { w, lang } = ctx;
  if (score !== null) return w('results.badges.now', { score: formatScoreApart(lang, score, NEEDED_SCORE) });
  const row = rowOf(practice);
  if (typeof row === 'string') return w(`results.badges.absent.${row}`);
  return reasonOf(ctx, row, 'item')?.short ?? '';
}

interface Props {
  ctx: ResultContext;
  known: Known;
}

/** A need that is not in place: its practice, or those of which one would do. */
function need({ ctx, known }: Props, options: readonly Option[]) {
  return (
    <li key={options[0]?.practice}>
      {options.map((option, index) => {
        const principle = option.practice.replace(/-\d+$/, '');
        return (
          <Fragment key={option.practice}>
            {index > 0 ? <small>{ctx.w('results.badges.orEnough')}</small> : null}
            <span className="r-need">
              <a className="link" href={practicePath(principle, option.practice)}>
                {titleOf(ctx, option.practice)}
              </a>{' '}
              <small>{titleOf(ctx, principle)}</small> <b>{standing(ctx, known, option)}</b>
            </span>
          </Fragment>
        );
      })}
    </li>
  );
}

function next(props: Props, { level, title, asked, missing }: BadgeLevel) {
  const { ctx } = props;
  const { w } = ctx;
  return (
    <>
      <h4>{w('results.badges.missing', { level, name: text(title, ctx.lang) })}</h4>
      <p>
        <small>
          {w('results.badges.progress', { done: asked - missing.length, asked, needed: needed(ctx) })}
        </small>
      </p>
      <ul>{missing.map((options) => need(props, options))}</ul>
    </>
  );
}

/** As many steps as the scale has above 0, those reached filled; the words beside it say the same. */
function ladder({ level, levels }: DerivedBadge) {
  return (
    <span className="r-ladder" aria-hidden="true">
      {levels.slice(1).map((one) => (
        <i key={one.level} className={one.level <= level ? 'on' : undefined} />
      ))}
    </span>
  );
}

function reached(props: Props, badge: DerivedBadge) {
  const { w, lang } = props.ctx;
  const here = badge.levels.find(({ level }) => level === badge.level);
  const above = nextOf(badge);
  return (
    <>
      <p className="r-big">
        {ladder(badge)}
        <b>{w('results.badges.level', { level: badge.level, top: badge.levels.length - 1 })}</b>
        <small>{here ? text(here.title, lang) : null}</small>
      </p>
      <p>{here ? text(here.description, lang) : null}</p>
      {mayBeHigher(badge) ? <p>{w('results.badges.mayBeHigher')}</p> : null}
      {above ? next(props, above) : <p>{w('results.badges.top')}</p>}
    </>
  );
}

function lacking(ctx: ResultContext, needs: readonly (readonly string[])[]): string {
  // The round's model does not know these practices; their ids are all that can be said about them.
  const names = needs.map((ids) => ids.join(` ${ctx.w('results.badges.or')} `)).join(', ');
  return ctx.w('results.badges.lacking', { version: ctx.results.model.modelVersion, names });
}

function card(props: Props, badge: Badge) {
  const { ctx } = props;
  const { w, lang } = ctx;
  const name = text(badge.title, lang);
  return (
    <section key={badge.catalogue} className="r-badge">
      <h3>{name}</h3>
      {badge.status === 'derived' ? reached(props, badge) : <p>{lacking(ctx, badge.lacking)}</p>}
      <footer>
        <a className="link" href={crosswalkPath(badge.catalogue)}>
          {w('results.badges.criteria')}
        </a>{' '}
        <a className="link" href={badge.url} rel="noreferrer">
          {w('results.badges.source', { name })}
        </a>
      </footer>
    </section>
  );
}

/**
 * The levels of Google and Microsoft that follow from this result, with what the next ones lack; nothing for a team that
 * leaves MLOps out. What is not known, as in a quick round, is said and not made up.
 */
export function Badges({ ctx }: { ctx: ResultContext }) {
  const { w, results } = ctx;
  const levels = externalLevels(results.model, results.round.mode, results.rows);
  if (levels.state === 'out_of_scope') return null;
  return (
    <section aria-labelledby="mlops-levels">
      <h2 id="mlops-levels">{w('results.badges.title')}</h2>
      {levels.state === 'known' ? (
        <>
          <p className="r-lead">{w('results.badges.lead', { needed: needed(ctx) })}</p>
          <div className="r-badges">{levels.badges.map((badge) => card({ ctx, known: levels }, badge))}</div>
        </>
      ) : (
        <p className="r-lead">
          {w(levels.state === 'quick_round' ? 'results.badges.quick' : 'results.badges.unknown')}{' '}
          <a className="link" data-print="hide" href={crosswalkPath('google')}>
            {w('results.badges.criteria')}
          </a>
        </p>
      )}
    </section>
  );
}
