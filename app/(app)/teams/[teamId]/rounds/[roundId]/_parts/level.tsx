import { formatScore, formatScoreApart, formatShare, formatShareApart } from '@/lib/i18n/format';
import { anchorsOf, findItem } from '@/lib/model/graph';
import { text } from '@/lib/model/localize';
import type { Level } from '@/lib/model/schema';
import type { PrincipleEntry } from '@/lib/results/arrange';
import { type Missing, meanFor, missingFor, missingForGroup, nextLevel } from '@/lib/results/level-rule';
import { fewOf } from '@/lib/results/look';
import { weightedMean } from '@/lib/results/weighted';
import { entryKind, hiddenIn, levelName, provisionalText, type ResultContext } from './context';

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

interface StandProps {
  ctx: ResultContext;
  entry: PrincipleEntry;
  level: Level;
  note: string;
  /** What is to be said about it, sentence by sentence. */
  remarks: readonly string[];
}

function Stand({ ctx, entry, level, note, remarks }: StandProps) {
  const { w, lang, results } = ctx;
  const anchors =
    entryKind(entry, ctx) === 'group' ? null : anchorsOf(results.model, entry.principle, lang).levels;
  const name = levelName(ctx, level);
  return (
    <>
      <dt>
        {w('results.why.level', { level })}
        <small>{note}</small>
      </dt>
      <dd>
        <p>{anchors ? `${name}: ${anchors[level]}` : name}</p>
        {remarks.map((remark) => (
          <p key={remark}>{remark}</p>
        ))}
      </dd>
    </>
  );
}

function missingTexts(ctx: ResultContext, entry: PrincipleEntry, above: Level): string[] {
  // The scores of children may stand for hidden practices: what their levels are made of cannot be told from here.
  if (entry.children.some((child) => hiddenIn(child) > 0)) return [];
  const group = entryKind(entry, ctx) === 'group';
  return missingOf(ctx, entry, above).map((one) => missingText(ctx, one, above, group));
}

/** Where the entry stands, what the level above looks like, and what is missing for it. */
export function Levels({ ctx, entry }: { ctx: ResultContext; entry: PrincipleEntry }) {
  const { w } = ctx;
  const { level } = entry.row;
  if (level === null) return null;
  const provisional = provisionalText(ctx, entry.row);
  const few = fewOf(entry.row);
  const above = nextLevel(level);
  const notes = [
    provisional && w('results.why.provisional', { range: provisional }),
    few && w(`results.why.fewWhy.${few}`),
    hiddenIn(entry) > 0 ? w('results.why.levelShown') : null,
    above === null ? w('results.why.top') : null,
  ].filter((one) => one !== null);
  const missing = above === null ? [] : missingTexts(ctx, entry, above);
  const list =
    missing.length > 0
      ? [`${w('results.why.missing', { level: above ?? level })} ${missing.join('; ')}.`]
      : [];
  return (
    <>
      <Stand ctx={ctx} entry={entry} level={level} note={w('results.why.here')} remarks={notes} />
      {above === null ? null : (
        <Stand ctx={ctx} entry={entry} level={above} note={w('results.why.next')} remarks={list} />
      )}
    </>
  );
}
