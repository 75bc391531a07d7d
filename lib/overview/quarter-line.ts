import { calendarDay } from '@/lib/i18n/format';
import { atLeast, clipToScale } from '@/lib/scoring/rules';
import { mean, sum } from '@/lib/scoring/stats';
import { tQuantile } from '@/lib/scoring/student-t';

/** A result of a team that somebody may see: what it shows of overall and frameworks. */
export interface LineResult {
  teamId: string;
  /** `YYYY-MM-DD` by the organization's clock. */
  day: string;
  /** Family and MAJOR version of the model: a team on another one is not the same any more. */
  scale: string;
  scores: ReadonlyMap<string, number>;
}

/** Where the organization stood at the end of a quarter. */
export interface QuarterPoint {
  /** `2026-Q4` */
  quarter: string;
  /** Its last day, or the last day that counts in one that is not over. */
  day: string;
  over: boolean;
  mean: number;
  /** 95 % interval of the mean, from how the teams differ. */
  lo: number;
  hi: number;
  /** Teams in it, and those that are in any point of the line. */
  teams: number;
  of: number;
  /** At least 60 % of the teams are those of the point before. */
  joined: boolean;
}

/** Fewest teams in a mean of several (methods reference, a), and share that has to stay for a solid line. */
const MIN_TEAMS = 3;
const SAME_TEAMS = 0.6;

/** The quarters since year 0 that a day is in. */
const quarterOf = (day: string): number =>
  Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);

/** The last day of a quarter. */
function lastDayOf(quarter: number): string {
  const [year, month] = [Math.floor(quarter / 4), (quarter % 4) * 3 + 3];
  return calendarDay(new Date(Date.UTC(year, month, 0)), 'UTC');
}

const nameOf = (quarter: number): string => `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;

/** Mean of teams, each alike, and its 95 % interval from how they differ. */
function bandOf(scores: readonly number[]) {
  const centre = mean(scores);
  const variance = sum(scores.map((score) => (score - centre) ** 2)) / (scores.length - 1);
  const reach = tQuantile(0.975, scores.length - 1) * Math.sqrt(variance / scores.length);
  return { mean: centre, lo: clipToScale(centre - reach), hi: clipToScale(centre + reach) };
}

/**
 * The organization's line of one row: at the end of each quarter the mean over the teams' newest results, each team alike.
 * A result counts for its quarter and, where there is no newer one, for the next: teams measure every three months or so, and
 * one that was left out for a week's delay would move the mean without having moved. An older one counts no more. Made of
 * shown results only, so that a hidden team is in no number; from three teams on.
 * @param results of one kind, in order of time
 * @param id overall or a framework
 * @param until last day that counts, `YYYY-MM-DD`
 */
export function quarterLine(results: readonly LineResult[], id: string, until: string): QuarterPoint[] {
  const own = results.filter(({ scores, day }) => scores.has(id) && day <= until);
  const [first] = own;
  if (!first) return [];
  /** Each team's newest result of a quarter. */
  const within = new Map<number, Map<string, LineResult>>();
  for (const result of own) {
    const quarter = quarterOf(result.day);
    const newest = within.get(quarter) ?? new Map<string, LineResult>();
    within.set(quarter, newest.set(result.teamId, result));
  }
  const found: (Omit<QuarterPoint, 'of' | 'joined'> & { newest: ReadonlyMap<string, LineResult> })[] = [];
  for (let quarter = quarterOf(first.day); quarter <= quarterOf(until); quarter++) {
    // Its own and, where the team has none, that of the quarter before.
    const newest = new Map([...(within.get(quarter - 1) ?? []), ...(within.get(quarter) ?? [])]);
    if (newest.size < MIN_TEAMS) continue;
    const last = lastDayOf(quarter);
    found.push({
      quarter: nameOf(quarter),
      day: last < until ? last : until,
      over: last <= until,
      ...bandOf([...newest.values()].map(({ scores }) => scores.get(id) ?? 0)),
      teams: newest.size,
      newest,
    });
  }
  const of = new Set(found.flatMap(({ newest }) => [...newest.keys()])).size;
  return found.map(({ newest, ...point }, index) => {
    const before = found[index - 1]?.newest ?? new Map<string, LineResult>();
    const same = [...newest].filter(([teamId, { scale }]) => before.get(teamId)?.scale === scale).length;
    const joined = before.size > 0 && atLeast(same, SAME_TEAMS * Math.max(newest.size, before.size));
    return { ...point, of, joined };
  });
}
