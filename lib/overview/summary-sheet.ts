import { formatCalendarDate, formatList, formatQuarter, formatScore } from '@/lib/i18n/format';
import { words } from '@/lib/i18n/words';
import type { FrameworkId, Lang } from '@/lib/model/schema';
import { atLeast } from '@/lib/scoring/rules';
import { MIN_CHANGE } from '@/lib/scoring/verdict';
import { movedSentence } from './moved-words';
import type { QuarterPoint } from './quarter-line';
import type { SummaryFacts } from './summary';
import { weaknessName, weaknessSentence } from './weakness-words';

/** Where a sentence leads: the page of its question. */
export type SheetQuestion = 'where' | 'moved' | 'gaps' | 'roles' | 'work';

/** The summary in words, the same for the screen and for paper. */
export interface SummarySheet {
  title: string;
  description: string;
  answers: readonly { id: SheetQuestion; question: string; answer: string }[];
  /** Since when the arrows are; null without a line of two points. */
  since: string | null;
  /** What the arrows are over, and from when on there is one. */
  arrowsNote: string;
  arrows: readonly { id: string; way: 'up' | 'down' | 'level'; text: string }[];
  gaps: readonly string[];
  /** What stands in place of gaps where there are none. */
  gapsNone: string;
  decisions: readonly { id: SheetQuestion; text: string }[];
  /** That they are of today, where the rest is as of another day. */
  decisionsNote: string | null;
  hidden: readonly string[];
}

type Spoken = ReturnType<typeof words<'executive'>>;

/** The mean of the map's last row, over the same teams: one number, wherever it stands. */
function whereText(t: Spoken, lang: Lang, { head, where, shown, teams }: SummaryFacts): string {
  if (teams === 0) return t('noTeams');
  if (!where || where.mean === null) return t('where.few', { shown, teams });
  const mixed = where.quick > 0 && where.quick < where.teams;
  return t('where.mean', {
    head: t(`where.heads.${head}`),
    mean: formatScore(lang, where.mean),
    teams: where.teams,
    of: teams,
    mixed: mixed ? 'yes' : 'no',
  });
}

/** Roles that a sentence names, and common gaps that the list does. */
const ROLES_NAMED = 3;
const GAPS_NAMED = 5;

function rolesText(t: Spoken, lang: Lang, { roles, teams: all }: SummaryFacts): string {
  if (all === 0) return t('noTeams');
  const roleName = words(lang, 'common.roles');
  /** Those of most teams first; of more than a few, how many more. */
  const listed = (names: readonly string[]) => {
    const more = names.length - ROLES_NAMED;
    return formatList(
      lang,
      more > 1 ? [...names.slice(0, ROLES_NAMED), t('roles.more', { n: more })] : names,
    );
  };
  const missing = roles.missing.map(({ role, teams }) => t('roles.one', { role: roleName(role), n: teams }));
  const said = (kind: 'nowhere' | 'unheard') =>
    roles[kind].length === 0
      ? null
      : t(`roles.${kind}`, { list: listed(roles[kind].map((one) => roleName(one))) });
  return [
    missing.length === 0 ? t('roles.none') : t('roles.missing', { list: listed(missing) }),
    said('nowhere'),
    said('unheard'),
  ]
    .filter(Boolean)
    .join(' ');
}

function workText(t: Spoken, { work, moved }: SummaryFacts): string {
  const { open, overdue, unowned, done, kept, today } = work;
  return [
    // Plans keep no past: what is told of them is always of today.
    moved.span.until === today ? null : t('work.today'),
    open + done === 0 ? t('work.none') : t('work.some', { open, overdue, unowned, done }),
    open + done === 0 || kept.of === 0 ? null : t('work.kept', { kept: kept.kept, of: kept.of }),
  ]
    .filter((text) => text !== null)
    .join(' ');
}

const quarterOf = (lang: Lang, { day }: QuarterPoint): string =>
  formatQuarter(lang, new Date(`${day}T12:00:00Z`), 'UTC');

/** From the first point of a line to its last: whether the mean moved by as much as is worth a word. */
function arrowOf(t: Spoken, lang: Lang, name: string, points: readonly QuarterPoint[], until: string) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first === last) return null;
  const change = last.mean - first.mean;
  const way: SummarySheet['arrows'][number]['way'] = !atLeast(Math.abs(change), MIN_CHANGE)
    ? 'level'
    : change > 0
      ? 'up'
      : 'down';
  const said = t(`arrows.${way}`, {
    name,
    from: formatScore(lang, first.mean),
    to: formatScore(lang, last.mean),
  });
  const joined = points.slice(1).every((point) => point.joined);
  const text = joined ? said : t('arrows.changed', { text: said });
  return { way, text: last.day === until ? text : t('arrows.ended', { text, last: quarterOf(lang, last) }) };
}

function decisionsOf(t: Spoken, lang: Lang, { work, weaknesses }: SummaryFacts): SummarySheet['decisions'] {
  const found = (['overdue', 'unowned', 'lateRounds', 'dueTeams'] as const).flatMap((one) =>
    work[one] > 0 ? [{ id: 'work' as const, text: t(`decisions.${one}`, { n: work[one] }) }] : [],
  );
  const [gap] = weaknesses;
  return gap
    ? [...found, { id: 'gaps', text: t('decisions.gaps', { name: weaknessName(lang, gap) }) }]
    : found;
}

/** Puts the facts into words. */
export function summarySheet(facts: SummaryFacts, lang: Lang, framework: FrameworkId | null): SummarySheet {
  const t = words(lang, 'executive');
  const frameworkName = words(lang, 'common.frameworks');
  const answers = {
    where: whereText(t, lang, facts),
    moved: movedSentence(lang, facts.moved, framework),
    gaps: weaknessSentence(lang, facts),
    roles: rolesText(t, lang, facts),
    work: workText(t, facts),
  };
  const { lines } = facts.line;
  const first = lines[0]?.points[0];
  const arrows = lines.flatMap(({ id, points }) => {
    const arrow = arrowOf(t, lang, frameworkName(id), points, facts.moved.span.until);
    return arrow ? [{ id, ...arrow }] : [];
  });
  return {
    title: t('title'),
    description: t('description', { until: formatCalendarDate(lang, facts.moved.span.until) }),
    answers: (['where', 'moved', 'gaps', 'roles', 'work'] as const).map((id) => ({
      id,
      question: t(`questions.${id}`),
      answer: answers[id],
    })),
    since: first && arrows.length > 0 ? t('arrows.title', { first: quarterOf(lang, first) }) : null,
    arrows,
    arrowsNote: t('arrows.note', { kind: t(`where.kinds.${facts.line.kind}`) }),
    gaps: facts.weaknesses
      .slice(0, GAPS_NAMED)
      .map((gap) =>
        t('gapLine', { name: weaknessName(lang, gap), below: gap.below, teams: gap.of, far: gap.far }),
      ),
    gapsNone: facts.principles > 0 ? t('gapsNone') : weaknessSentence(lang, facts),
    decisions: decisionsOf(t, lang, facts),
    decisionsNote: facts.moved.span.until === facts.work.today ? null : t('decisions.today'),
    hidden: [...(facts.hidden > 0 ? [t('hiddenTeams', { n: facts.hidden })] : []), t('hiddenRows')],
  };
}
