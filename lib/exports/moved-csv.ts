import { calendarDay, formatCalendarDate, formatDay } from '@/lib/i18n/format';
import { words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import type { MovedDetail, MovedPage } from '@/lib/overview/moved';
import type { TeamMoved } from '@/lib/overview/moved-changes';
import type { MovedGroup, MovedRow } from '@/lib/overview/moved-groups';
import { movedName } from '@/lib/overview/moved-words';
import { reachOf, saidOf } from '@/lib/results/look';
import { type Cell, type Column, day, scoreText, toCsv, whole } from './csv';

/** A line of the file: a row that moved or may have, or a team of which nothing can be said. */
interface Line {
  group: MovedGroup;
  team: TeamMoved;
  detail: MovedDetail | null;
  row: MovedRow | null;
}

interface Options {
  lang: Lang;
  timeZone: string;
}

/** The fewer of the people in both rounds; null where one of the numbers may not be told. */
function fewestIn({ row, detail }: Line): number | null {
  const [before, after] = peopleIn({ row, detail });
  return before === null || after === null ? null : Math.min(before, after);
}

const peopleIn = ({ row, detail }: Pick<Line, 'row' | 'detail'>): [number | null, number | null] => [
  (row && detail?.before.get(row.id)?.n) ?? null,
  (row && detail?.rows.get(row.id)?.n) ?? null,
];

/**
 * What moved between two days over all teams as the page says it, one line a row of a team, in the same groups and order: its
 * number with how far it can be trusted, the word for it, or why there is none.
 */
export function movedCsv(
  { blocks, details, span }: Pick<MovedPage, 'blocks' | 'details' | 'span'>,
  { lang, timeZone }: Options,
): string {
  const w = words(lang);
  const lines = blocks.flatMap(({ group, team, rows }): Line[] => {
    const detail = details.get(team.teamId) ?? null;
    const own = rows.length > 0 ? rows : [null];
    return own.map((row) => ({ group, team, detail, row }));
  });
  const dayOf = (moment: Date | null | undefined) => day(moment ? calendarDay(moment, timeZone) : null);
  const reach = ({ row }: Line) => (row?.change?.delta == null ? null : reachOf(row.change));
  const why = ({ team: { why: nothing, reason, later }, row }: Line): Cell => {
    if (nothing !== null)
      return w(`moved.why.${nothing}`, {
        since: formatCalendarDate(lang, span.since),
        after: later?.name ?? '',
        afterDay: later?.closedAt ? formatDay(lang, later.closedAt, timeZone) : '',
      });
    const told = row?.change?.reason ?? reason;
    return told === null ? null : w(`results.notComparable.${told}`);
  };
  const columns: Column<Line>[] = [
    { header: w('moved.file.team'), cell: ({ team }) => team.name },
    { header: w('moved.file.group'), cell: ({ group }) => w(`moved.groups.${group}`) },
    { header: w('moved.file.before'), cell: ({ team }) => team.earlier?.name ?? null },
    { header: w('moved.file.beforeDay'), cell: ({ team }) => dayOf(team.earlier?.closedAt) },
    { header: w('moved.file.after'), cell: ({ team }) => team.later?.name ?? null },
    { header: w('moved.file.afterDay'), cell: ({ team }) => dayOf(team.later?.closedAt) },
    {
      header: w('moved.file.what'),
      cell: ({ row, detail }) => row && (detail ? movedName(lang, detail.model, row.id) : row.id),
    },
    {
      header: w('moved.file.word'),
      cell: (line) =>
        line.row &&
        w(`results.verdict.${saidOf(line.row)}`, {
          people: w('results.fewPeople', { n: fewestIn(line) ?? 0 }),
        }),
    },
    { header: w('moved.file.delta'), cell: ({ row }) => scoreText(row?.change?.delta ?? null) },
    {
      header: w('moved.file.lo'),
      cell: (line) => {
        const found = reach(line);
        return scoreText(found?.kind === 'interval' ? found.lo : null);
      },
    },
    {
      header: w('moved.file.hi'),
      cell: (line) => {
        const found = reach(line);
        return scoreText(found?.kind === 'interval' ? found.hi : null);
      },
    },
    {
      header: w('moved.file.margin'),
      cell: (line) => {
        const found = reach(line);
        return scoreText(found?.kind === 'margin' ? found.margin : null);
      },
    },
    { header: w('moved.file.peopleBefore'), cell: (line) => whole(peopleIn(line)[0]) },
    { header: w('moved.file.peopleAfter'), cell: (line) => whole(peopleIn(line)[1]) },
    { header: w('moved.file.over'), cell: ({ row }) => whole(row?.change?.over || null) },
    { header: w('moved.file.of'), cell: ({ row }) => whole(row?.change?.of || null) },
    { header: w('moved.file.why'), cell: why },
  ];
  return toCsv(columns, lines, lang);
}
