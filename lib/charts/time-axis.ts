/** A place on the time axis with its words. */
export interface Tick {
  /** Milliseconds, as everything on the axis. */
  at: number;
  label: string;
}

/** A dated axis: real time, not equal steps. */
export interface TimeAxis {
  from: number;
  to: number;
  ticks: readonly Tick[];
}

const DAY = 86_400_000;
/** What is shown around a single moment, and at least beside the first and the last one. */
const ALONE = 60 * DAY;
const BESIDE = 0.03;
/** Months from tick to tick, and the most ticks that a wide drawing has room for. */
const STEPS = [1, 3, 6, 12, 24, 60, 120] as const;
const MOST = 8;

/** First days of months between two moments, every `months` of them counted from January. */
function monthsBetween(from: number, to: number, months: number): Date[] {
  const start = new Date(from);
  const first = start.getUTCFullYear() * 12 + start.getUTCMonth();
  const found: Date[] = [];
  for (let month = Math.ceil(first / months) * months; ; month += months) {
    const day = new Date(Date.UTC(Math.floor(month / 12), month % 12, 1));
    if (day.getTime() > to) return found;
    if (day.getTime() >= from) found.push(day);
  }
}

/**
 * The axis for moments in ascending order: from a little before the first to a little after the last, with a tick at the
 * first day of a month, a quarter, half a year or a year, whichever leaves room.
 * @param labelOf words for the first day of a month (UTC)
 */
export function timeAxis(moments: readonly number[], labelOf: (day: Date) => string): TimeAxis {
  const [first = 0, last = first] = [moments[0], moments.at(-1)];
  const pad = Math.max((last - first) * BESIDE, first === last ? ALONE : 5 * DAY);
  const [from, to] = [first - pad, last + pad];
  const found = STEPS.map((months) => monthsBetween(from, to, months));
  const days = found.find(({ length }) => length <= MOST) ?? found.at(-1) ?? [];
  return { from, to, ticks: days.map((day) => ({ at: day.getTime(), label: labelOf(day) })) };
}

/** The ticks that stand at least `gap` apart, places in ascending order. */
export function spacedTicks<T>(ticks: readonly T[], placeOf: (tick: T) => number, gap: number): T[] {
  const kept: T[] = [];
  for (const tick of ticks) {
    const last = kept.at(-1);
    if (last === undefined || placeOf(tick) - placeOf(last) >= gap) kept.push(tick);
  }
  return kept;
}
