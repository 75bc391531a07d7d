import { changeReachText, fewerOf, verdictText } from '@/app/_results/change-words';
import { apartText, courseText } from '@/app/_results/trend-words';
import { formatDelta, formatScore } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { courseOf } from '@/lib/results/course';
import { apartFrom, type TimedRound } from '@/lib/results/timed';
import type { ResultChange } from '@/lib/results/types';
import type { CourseLine, TeamCourse } from './course';

/** Its word with the points: "+0.12, too small to call with 5 people"; a few words where there is none to tell. */
export function changeOfLine(course: TeamCourse, line: CourseLine, round: TimedRound): string | null {
  const { reader } = course;
  const change = changeSince(course, line, round);
  if (!change) return null;
  const word = verdictText(reader.w, { scope: line.scope, change }, peopleOf(course, line, round));
  return change.delta === null ? word : `${formatDelta(reader.lang, change.delta)}, ${word}`;
}

/** The same of a row by its id; null where the team has no such line. */
export function changeOfScope(course: TeamCourse, roundId: string, scopeId: string): string | null {
  const line = course.lines.find((one) => one.scopeId === scopeId);
  const round = course.of.rounds.find(({ id }) => id === roundId);
  return line && round ? changeOfLine(course, line, round) : null;
}

/** The change of a line in a round; null where there is no earlier round, or where it may not be shown. */
const changeSince = ({ of }: TeamCourse, { scope, scopeId }: CourseLine, { id }: TimedRound) =>
  of.changeIn(id, scope, scopeId);

/** The fewest people behind the change in either round; null where that may not be told. */
function peopleOf({ of }: TeamCourse, { points }: CourseLine, round: TimedRound): number | null {
  const pointIn = (id: string | null) => points[of.rounds.findIndex((one) => one.id === id)];
  return fewerOf(pointIn(round.id)?.n, pointIn(round.comparedWith)?.n);
}

function lastStep(
  course: TeamCourse,
  round: TimedRound,
  { change, score }: { change: ResultChange | null; score: number },
): string[] {
  const { reader, of, lines } = course;
  const { w, lang } = reader;
  const [line] = lines;
  const compared = of.rounds.find(({ id }) => id === round.comparedWith);
  if (!compared || round.format === 'consensus') return [];
  const before = isolated(compared.name);
  if (!change) {
    const now = { round: isolated(round.name), score: formatScore(lang, score) };
    return [w('overTime.lastHidden', { before, ...now })];
  }
  if (change.delta === null) {
    const { reason } = change;
    return [w('overTime.apart', { before }), ...(reason ? [w(`results.notComparable.${reason}`)] : [])];
  }
  const verdict = verdictText(w, { scope: line.scope, change }, peopleOf(course, line, round));
  const reach = changeReachText(w, lang, change);
  return [w('overTime.last', { before, delta: formatDelta(lang, change.delta), verdict, reach })];
}

/** The finding in one sentence, and what the newest round adds to it. */
export function courseFinding(course: TeamCourse): { title: string; more: string } {
  const { reader, of, lines, name } = course;
  const { w, lang } = reader;
  const [line] = lines;
  const points = line.points.flatMap((point) => point ?? []);
  const way = courseOf(points);
  const newest = of.rounds.at(-1);
  const known = points.findLast(({ score }) => score !== null);
  const title = way
    ? courseText(reader, name, way)
    : known?.score != null
      ? w('overTime.first', { name, score: formatScore(lang, known.score) })
      : w('overTime.nothing', { name });
  const score = newest && line.points.at(-1)?.score;
  if (!newest || score == null) return { title, more: '' };
  const apart = apartFrom(of.rounds, of.rounds.length - 1);
  const alone =
    apart && !apart.instead
      ? [
          w('overTime.alone', { round: isolated(newest.name), score: formatScore(lang, score) }),
          apartText(reader, apart),
          w(`results.comparable.${apart.reason}`),
        ]
      : lastStep(course, newest, { change: changeSince(course, line, newest), score });
  return { title, more: alone.join(' ') };
}
