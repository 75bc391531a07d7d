import { formatScore } from '@/lib/i18n/format';
import type { Words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import type { HeatMapPage } from '@/lib/overview/heat';
import { teamsIn } from './sheet-of';

/** What the map shows in one sentence: made of what this person may see, over all teams that the filters leave. */
export function finding(w: Words, { means, head, columns }: HeatMapPage): string {
  const found = means.get(head);
  if (!found || found.shown === 0) return w('heat.nothing');
  const { reached, shown } = found;
  if (head === 'overall') return w('heat.reached', { reached, shown });
  const framework = columns.find(({ id }) => id === head)?.title ?? head;
  return w('heat.reachedFramework', { reached, shown, framework });
}

/** The lowest mean among frameworks, or among the finer columns where there is only one of them. */
function lowestMean(w: Words, page: HeatMapPage, lang: Lang): string | null {
  const scopes = ['framework', 'principle', 'practice'] as const;
  for (const scope of scopes) {
    const measured = page.columns.flatMap((column) => {
      const found = page.means.get(column.id);
      return column.scope === scope && found && found.mean !== null
        ? [{ column, mean: found.mean, teams: found.teams }]
        : [];
    });
    if (measured.length < 2) continue;
    const [lowest] = measured.toSorted((one, other) => one.mean - other.mean);
    if (!lowest) continue;
    return w('heat.lowest', {
      name: lowest.column.title,
      score: formatScore(lang, lowest.mean),
      teams: lowest.teams,
      of: teamsIn(page, lowest.column),
    });
  }
  return null;
}

/** The sentence below the finding: where it is lowest on average, or from when on there is an average. */
export const findingBeside = (w: Words, page: HeatMapPage, lang: Lang): string | undefined =>
  lowestMean(w, page, lang) ??
  ([...page.means.values()].some(({ mean }) => mean !== null) ? undefined : w('heat.tooFew'));
