import { type Html, html } from '@/app/_lib/html';
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

/** A need that is not in place: its practice, or those of which one would do. */
function need(ctx: ResultContext, known: Known, options: readonly Option[]): Html {
  const rows = options.map((option, index) => {
    const principle = option.practice.replace(/-\d+$/, '');
    const or = index > 0 && html`<small>${ctx.w('results.badges.orEnough')}</small>`;
    return html`${or}<span class="r-need"><a class="link" href="${practicePath(principle, option.practice)}">${titleOf(ctx, option.practice)}</a> <small>${titleOf(ctx, principle)}</small> <b>${standing(ctx, known, option)}</b></span>`;
  });
  return html`<li>${rows}</li>`;
}

function next(ctx: ResultContext, known: Known, { level, title, asked, missing }: BadgeLevel): Html {
  const { w } = ctx;
  const progress = w('results.badges.progress', { done: asked - missing.length, asked, needed: needed(ctx) });
  return html`<h4>${w('results.badges.missing', { level, name: text(title, ctx.lang) })}</h4><p><small>${progress}</small></p><ul>${missing.map((one) => need(ctx, known, one))}</ul>`;
}

/** As many steps as the scale has above 0, those reached filled; the words beside it say the same. */
const ladder = ({ level, levels }: DerivedBadge): Html =>
  html`<span class="r-ladder" aria-hidden="true">${levels.slice(1).map((one) => html`<i${one.level <= level && html` class="on"`}></i>`)}</span>`;

function reached(ctx: ResultContext, known: Known, badge: DerivedBadge): Html {
  const { w, lang } = ctx;
  const here = badge.levels.find(({ level }) => level === badge.level);
  const above = nextOf(badge);
  const level = w('results.badges.level', { level: badge.level, top: badge.levels.length - 1 });
  const higher = mayBeHigher(badge) && html`<p>${w('results.badges.mayBeHigher')}</p>`;
  return html`<p class="r-big">${ladder(badge)}<b>${level}</b><small>${here ? text(here.title, lang) : ''}</small></p><p>${here ? text(here.description, lang) : ''}</p>${higher}${above ? next(ctx, known, above) : html`<p>${w('results.badges.top')}</p>`}`;
}

function lacking(ctx: ResultContext, needs: readonly (readonly string[])[]): Html {
  // The round's model does not know these practices; their ids are all that can be said about them.
  const names = needs.map((ids) => ids.join(` ${ctx.w('results.badges.or')} `)).join(', ');
  const version = ctx.results.model.modelVersion;
  return html`<p>${ctx.w('results.badges.lacking', { version, names })}</p>`;
}

function card(ctx: ResultContext, known: Known, badge: Badge): Html {
  const { w, lang } = ctx;
  const body = badge.status === 'derived' ? reached(ctx, known, badge) : lacking(ctx, badge.lacking);
  const name = text(badge.title, lang);
  return html`<section class="r-badge"><h3>${name}</h3>${body}<footer><a class="link" href="${crosswalkPath(badge.catalogue)}">${w('results.badges.criteria')}</a> <a class="link" href="${badge.url}" rel="noreferrer">${w('results.badges.source', { name })}</a></footer></section>`;
}

/**
 * The levels of Google and Microsoft that follow from this result, with what the next ones lack; empty for a team that
 * leaves MLOps out. What is not known, as in a quick round, is said and not made up.
 */
export function badgesSection(ctx: ResultContext): Html {
  const { w, results } = ctx;
  const levels = externalLevels(results.model, results.round.mode, results.rows);
  if (levels.state === 'out_of_scope') return html``;
  const body =
    levels.state === 'known'
      ? html`<p class="r-lead">${w('results.badges.lead', { needed: needed(ctx) })}</p><div class="r-badges">${levels.badges.map((badge) => card(ctx, levels, badge))}</div>`
      : html`<p class="r-lead">${w(levels.state === 'quick_round' ? 'results.badges.quick' : 'results.badges.unknown')} <a class="link" href="${crosswalkPath('google')}">${w('results.badges.criteria')}</a></p>`;
  return html`<section aria-labelledby="mlops-levels"><h2 id="mlops-levels">${w('results.badges.title')}</h2>${body}</section>`;
}
