import type { Route } from 'next';
import { type NumbersRow, NumbersTable } from '@/app/_charts/numbers-table';
import { reachText } from '@/app/_results/row-words';
import { apartText, kindText } from '@/app/_results/trend-words';
import { formatDay, formatScore } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { apartFrom, type TimedRound } from '@/lib/results/timed';
import type { TeamCourse } from './course';
import { changeOfLine } from './course-words';

/** What a round is compared with, or why with none. */
function comparedText({ reader, of }: TeamCourse, round: TimedRound, index: number): string {
  const apart = apartFrom(of.rounds, index);
  if (apart) return apartText(reader, apart);
  const compared = of.rounds.find(({ id }) => id === round.comparedWith);
  return compared && round.notComparable === null ? `“${isolated(compared.name)}”` : '–';
}

/** The numbers of a course: a row for each round, with how far each score can be trusted and the word for its change. */
export function CourseTable({ course }: { course: TeamCourse }) {
  const { reader, teamId, of, lines } = course;
  const { w, lang, timeZone } = reader;
  const columns = [
    ...(['round', 'day', 'kind', 'modelColumn', 'compared'] as const).map((key) => w(`overTime.${key}`)),
    ...lines.flatMap(({ label }, index) => (index === 0 ? [label, w('overTime.change')] : [label])),
  ];
  const rows = of.rounds.map((round, index): NumbersRow => {
    const { model } = round;
    const cells = lines.flatMap((line, order) => {
      const point = line.points[index];
      const score =
        point?.score == null
          ? '–'
          : { text: formatScore(lang, point.score), note: reachText(w, lang, point) ?? undefined };
      return order === 0 ? [score, changeOfLine(course, line, round) ?? '–'] : [score];
    });
    return {
      id: round.id,
      name: isolated(round.name),
      href: `/teams/${teamId}/rounds/${round.id}` as Route,
      cells: [
        formatDay(lang, round.closedAt, timeZone),
        kindText(w, round),
        model.own ? w('results.trend.own', { version: model.version }) : model.version,
        comparedText(course, round, index),
        ...cells,
      ],
    };
  });
  return <NumbersTable caption={w('overTime.caption')} columns={columns} rows={rows} />;
}
