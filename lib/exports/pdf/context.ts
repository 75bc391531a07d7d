import type { Content } from 'pdfmake/interfaces';
import { formatCalendarDate, formatDelta, formatPoints, formatScore, formatShare } from '@/lib/i18n/format';
import type { PlanReport } from '../report';
import { dayOf, exportWords, type Words } from '../words';

/** What every part of the document needs: the cleaned report, its words, and numbers as its language writes them. */
export interface Page {
  report: PlanReport;
  t: Words;
  score: (value: number) => string;
  /** A rise with its sign; one too small for two decimals is not rounded to nothing. */
  gain: (value: number) => string;
  delta: (value: number) => string;
  points: (value: number) => string;
  share: (value: number) => string;
  /** A day from YYYY-MM-DD. */
  day: (value: string) => string;
  /** The day of an ISO date-time, in the report's time zone. */
  dayOf: (dateTime: string) => string;
}

export function pageOf(report: PlanReport): Page {
  const { locale, timeZone } = report;
  const day = (value: string) => formatCalendarDate(locale, value);
  const delta = (value: number) => formatDelta(locale, value);
  return {
    report,
    t: exportWords(locale),
    score: (value) => formatScore(locale, value),
    gain: (value) => (value > 0 && value < 0.005 ? `< ${delta(0.01)}` : delta(value)),
    delta,
    points: (value) => formatPoints(locale, value),
    share: (value) => formatShare(locale, value),
    day,
    dayOf: (dateTime) => day(dayOf(dateTime, timeZone)),
  };
}

/** A section heading with its introduction; `before` starts a new page. */
export function section(title: string, intro: string | null, pageBreak?: 'before'): Content[] {
  const heading: Content = { text: title, style: 'section', pageBreak };
  return intro === null ? [heading] : [heading, { text: intro, style: 'intro' }];
}

/** Keeps a heading on the page of what it announces. */
export function together(heading: readonly Content[], first: Content): Content {
  return { stack: [...heading, first], unbreakable: true };
}
