import { type Html, html } from '@/app/_lib/html';
import { formatScore, formatScoreApart, formatShare, formatShareApart } from '@/lib/i18n/format';
import { anchorsOf, findItem } from '@/lib/model/graph';
import { text } from '@/lib/model/localize';
import type { Level } from '@/lib/model/schema';
import type { PrincipleEntry } from '@/lib/results/arrange';
import { type Missing, meanFor, missingFor, missingForGroup, nextLevel } from '@/lib/results/level-rule';
import { fewOf } from '@/lib/results/look';
import { weightedMean } from '@/lib/results/weighted';
import { hiddenIn, kindOf, levelName, provisionalText, type ResultContext } from './context';

/** Mean that the level is made of: of what is shown, while the score may stand for hidden parts too. */
function shownMean(entry: PrincipleEntry): number {
  const parts = [
    ...entry.practices.map(({ practice, row }) => ({ weight: practice.weight, score: row.score })),
    ...entry.children.map(({ principle, row }) => ({ weight: principle.weight, score: row.score })),
  ].flatMap(({ weight, score }) => (score === null ? [] : [{ weight, score }]));
  return (hiddenIn(entry) ? weightedMean(parts) : null) ?? entry.row.score ?? 0;
}

/** What keeps an entry from a level, by the rule of its kind. */
function missingOf(ctx: ResultContext, entry: PrincipleEntry, level: Level): Missing[] {
  const { row, practices, children } = entry;
  const score = shownMean(entry);
  if (children.length > 0) {
    const scored = children.flatMap((child) =>
      child.row.level === null ? [] : [{ id: child.row.id, level: child.row.level }],
    );
    return missingForGroup(level, score, scored);
  }
  if (ctx.results.round.mode === 'quick') {
    return missingFor(level, score, [{ id: row.id, score, weight: 1, key: false }]).filter(
      ({ rule }) => rule === 'mean',
    );
  }
  const scored = practices.flatMap(({ practice, row: own }) =>
    own.score === null
      ? []
      : [{ id: practice.id, score: own.score, weight: practice.weight, key: practice.key }],
  );
  return missingFor(level, score, scored);
}

function missingText(ctx: ResultContext, missing: Missing, level: Level, group: boolean): string {
  const { w, lang, results } = ctx;
  if (missing.rule === 'mean') {
    const needed = formatScore(lang, missing.needed);
    const now = w('results.why.now', { actual: formatScoreApart(lang, missing.actual, missing.needed) });
    return w('results.why.missingMean', { needed, now });
  }
  if (missing.rule === 'share') {
    const needed = formatShare(lang, missing.needed);
    const now = w('results.why.now', { actual: formatShareApart(lang, missing.actual, missing.needed) });
    return group
      ? w('results.why.missingShareGroup', { needed, now, level })
      : w('results.why.missingShare', { needed, now, mean: formatScore(lang, meanFor(level)) });
  }
  const titles = missing.ids.map((id) => {
    const item = findItem(results.model, id);
    return item ? text(item.title, lang) : id;
  });
  const names = titles.join('; ');
  if (missing.rule === 'children') return w('results.why.missingChildren', { needed: missing.needed, names });
  const needed = formatScore(lang, missing.needed);
  return w(missing.rule === 'key' ? 'results.why.missingKey' : 'results.why.missingAny', { needed, names });
}

/** Where the entry stands, what the level above looks like, and what is missing for it. */
export function levelPart(ctx: ResultContext, entry: PrincipleEntry): Html | null {
  const { w, lang, results } = ctx;
  const { level } = entry.row;
  if (level === null) return null;
  const kind = kindOf(entry, ctx);
  const anchors = kind === 'group' ? null : anchorsOf(results.model, entry.principle, lang).levels;
  const stand = (one: Level, note: string) =>
    html`<dt>${w('results.why.level', { level: one })}<small>${note}</small></dt><dd><p>${levelName(ctx, one)}${anchors && `: ${anchors[one]}`}</p>`;
  const provisional = provisionalText(ctx, entry.row);
  const few = fewOf(entry.row);
  const notes = [
    provisional && w('results.why.provisional', { range: provisional }),
    few && w(`results.why.fewWhy.${few}`),
    hiddenIn(entry) > 0 && w('results.why.levelShown'),
  ].filter(Boolean);
  const here = html`${stand(level, w('results.why.here'))}${notes.map((note) => html`<p>${note}</p>`)}`;
  const above = nextLevel(level);
  if (above === null) return html`${here}<p>${w('results.why.top')}</p></dd>`;
  // The scores of children may stand for hidden practices: what their levels are made of cannot be told from here.
  const untold = entry.children.some((child) => hiddenIn(child) > 0);
  const missing = untold
    ? []
    : missingOf(ctx, entry, above).map((one) => missingText(ctx, one, above, kind === 'group'));
  const list =
    missing.length > 0 && html`<p>${w('results.why.missing', { level: above })} ${missing.join('; ')}.</p>`;
  return html`${here}</dd>${stand(above, w('results.why.next'))}${list}</dd>`;
}
