import { calendarDay } from '@/lib/i18n/format';
import { roundHalfAway } from '@/lib/i18n/round';
import { words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import type { HeatMapPage } from '@/lib/overview/heat';
import { heatPhrases } from '@/lib/overview/heat-phrases';
import { heatWords } from '@/lib/overview/heat-said';
import { type Cell, type Column, day, toCsv } from './csv';

/** A line of the file: a team, or all of them. */
interface Line {
  head: readonly Cell[];
  /** By column of the map. */
  scores: readonly Cell[];
  about: readonly Cell[];
}

interface Options {
  lang: Lang;
  timeZone: string;
}

type Page = Pick<HeatMapPage, 'teams' | 'columns' | 'since' | 'means'>;

function teamLines({ teams, columns, since }: Page, { lang, timeZone }: Options): Line[] {
  const w = words(lang);
  const said = heatPhrases(lang, since);
  return teams.map(({ team, cells }) => {
    const round = team.round?.told;
    const closed = round?.closedAt;
    return {
      head: [
        team.name,
        team.group?.name ?? null,
        round?.name ?? null,
        round ? w(`rounds.modeNames.${round.mode}`) : null,
        day(closed ? calendarDay(closed, timeZone) : null),
      ],
      scores: cells.map((cell): Cell => {
        if ('score' in cell) return { number: cell.score, decimals: 2 };
        return cell.state === 'hidden' ? w('heat.file.hidden') : said.state[cell.state];
      }),
      about: cells.map((cell, at) =>
        'score' in cell ? heatWords(said, cell, columns[at]?.scope === 'overall') : null,
      ),
    };
  });
}

/** The row of the organization: means, and over how many teams each is. */
function meanLine({ columns, means }: Page, lang: Lang): Line {
  const w = words(lang);
  const found = columns.map(({ id }) => {
    const mean = means.get(id);
    return mean && mean.mean !== null ? { mean: mean.mean, teams: mean.teams } : null;
  });
  return {
    head: [w('heat.organization')],
    scores: found.map((one) => one && { number: roundHalfAway(one.mean, 2), decimals: 2 }),
    about: found.map((one) => one && w('heat.file.teams', { teams: one.teams })),
  };
}

/**
 * A page of the heat map as it stands on the screen, one line a team in the same order, and all of them in the last: of each
 * column the score, or in words why there is none, and beside it level, change and target in words.
 */
export function heatCsv(page: Page, options: Options): string {
  const w = words(options.lang);
  const heads = (['team', 'group', 'round', 'kind', 'closed'] as const).map(
    (name, at): Column<Line> => ({ header: w(`heat.file.${name}`), cell: ({ head }) => head[at] ?? null }),
  );
  const columns = page.columns.flatMap(({ title }, at): Column<Line>[] => [
    { header: title, cell: ({ scores }) => scores[at] ?? null },
    { header: w('heat.file.about', { name: title }), cell: ({ about }) => about[at] ?? null },
  ]);
  const lines = [...teamLines(page, options), meanLine(page, options.lang)];
  return toCsv([...heads, ...columns], lines, options.lang);
}
