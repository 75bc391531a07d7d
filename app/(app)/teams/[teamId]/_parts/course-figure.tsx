import { ChartFrame } from '@/app/_charts/chart-frame';
import { TrendDrawing } from '@/app/_charts/trend-drawing';
import { trendProps } from '@/app/_results/trend-words';
import { formatCalendarDate } from '@/lib/i18n/format';
import { newModels } from '@/lib/results/timed';
import type { TeamCourse } from './course';
import { courseFinding } from './course-words';
import { FinishedSteps } from './finished-steps';

interface Props {
  course: TeamCourse;
  /** Start of the ids in the frame. */
  id: string;
  heading: 'h2' | 'h3' | 'h4';
  /** Where its numbers stand as a table, below the address of the page. */
  numbers: string;
}

/** Scores over the rounds of a team: what came of them, drawn by day with what was done, and the numbers as a table. */
export function CourseFigure({ course, id, heading, numbers }: Props) {
  const { reader, of, lines, steps, target } = course;
  const { w, lang } = reader;
  const { title, more } = courseFinding(course);
  const drawn = trendProps(reader, { title, rounds: of.rounds, lines, steps, target: target.level });
  const kinds = new Set(of.rounds.map(({ quick }) => quick)).size > 1;
  const parts = [
    of.rounds.length > 1 && 'lines',
    kinds && 'kinds',
    steps.length > 0 && 'steps',
    newModels(of.rounds).length > 0 && 'models',
  ] as const;
  const reach = drawn.series[0]?.values.filter((value) => value?.lo != null) ?? [];
  const subtitle =
    reach.length === 0 ? 'subtitlePlain' : reach.every((one) => one?.general) ? 'subtitleMargin' : 'subtitle';
  if (lines.every(({ points }) => points.every((point) => point?.score == null))) {
    const Heading = heading;
    return (
      <section className="r-figure" aria-labelledby={`${id}-title`}>
        <Heading id={`${id}-title`} className="text-lg">
          {title}
        </Heading>
        <p className="mt-1 max-w-read text-ink-soft">{w('overTime.nothingWhy')}</p>
      </section>
    );
  }
  const due = target.dueDate && formatCalendarDate(lang, target.dueDate);
  return (
    <ChartFrame
      w={w}
      id={id}
      heading={heading}
      title={title}
      subtitle={w(`overTime.${subtitle}`)}
      footnote={[
        ...parts.flatMap((part) => (part ? [w(`overTime.footnote.${part}`)] : [])),
        due ? w('overTime.targetBy', { level: target.level, day: due }) : null,
      ]
        .filter(Boolean)
        .join(' ')}
      numbers={numbers}
    >
      {more ? <p className="mb-4 max-w-read">{more}</p> : null}
      <TrendDrawing {...drawn} />
      <FinishedSteps w={w} steps={steps} />
    </ChartFrame>
  );
}
