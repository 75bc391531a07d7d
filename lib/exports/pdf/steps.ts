import type { Column, Content, TableCell } from 'pdfmake/interfaces';
import { inSentence } from '@/lib/model/localize';
import type { Level } from '@/lib/model/schema';
import { hoursOf } from '@/lib/plans/hours';
import { prerequisiteWords } from '../plan-csv';
import type { PlanReport, ReportPlannedStep, ReportRecommendation, ReportStep } from '../report';
import { type Page, section, together } from './context';
import { climb } from './marks';
import { ASIDE, PLAIN, RULED } from './theme';

/** Above this many characters an explanation may run over a page break. */
const KEEP_TOGETHER = 1400;

/** The plan at a glance. */
export function planTable(page: Page): Content[] {
  const { report, t } = page;
  const intro = report.steps.length === 0 ? t('intro.planEmpty') : t('intro.plan');
  if (report.steps.length === 0) return section(t('section.plan'), intro);
  const head = (text: string, more: object = {}): TableCell => ({ text, style: 'head', ...more });
  return [
    ...section(t('section.plan'), intro),
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        keepWithHeaderRows: 1,
        widths: [14, '*', 52, 80, 84, 34, 52],
        body: [
          [
            '',
            head(t('label.step')),
            head(t('label.level')),
            head(t('label.owner')),
            head(t('label.due')),
            head(t('label.effort'), { alignment: 'right' }),
            head(t('label.status')),
          ],
          ...report.steps.map((step, i) => planLine(page, step, i + 1)),
        ],
      },
      layout: RULED,
    },
    ...hoursLine(page),
    ...hiddenLine(page),
  ];
}

/** What all steps together should free; nothing when no step says. */
function hoursLine({ report, t, points }: Page): Content[] {
  const hours = hoursOf(report.steps);
  return hours
    ? [{ text: t('text.hoursAll', { hours: points(hours.all) }), style: 'soft', margin: [0, 6, 0, 0] }]
    : [];
}

/** Why some steps have no level and no effort. */
function hiddenLine({ report }: Page): Content[] {
  const hidden = report.steps.find((step) => step.hidden !== null)?.hidden;
  return hidden ? [{ text: `–: ${hidden}`, style: 'soft', margin: [0, 6, 0, 0] }] : [];
}

function planLine(page: Page, step: ReportPlannedStep, position: number): TableCell[] {
  const { t } = page;
  return [
    { text: String(position), style: 'soft' },
    { stack: [{ text: step.title }, { text: step.principle, style: 'faint', margin: [0, 1, 0, 0] }] },
    step.fromLevel === null || step.toLevel === null
      ? { text: '–', style: 'soft' }
      : climb(step.fromLevel, step.toLevel),
    step.owner ? { text: step.owner } : { text: t('label.noOwner'), style: 'soft' },
    step.dueDate ? { text: page.day(step.dueDate) } : { text: t('label.noDue'), style: 'soft' },
    { text: step.effort === null ? '–' : page.points(step.effort), alignment: 'right' },
    { text: t(`stepStatus.${step.status}`) },
  ];
}

/** Each planned step with its reasons. */
export function planDetails(page: Page): Content[] {
  const { report, t } = page;
  const open = report.steps.filter(({ status }) => status !== 'dropped');
  const position = (step: ReportPlannedStep) => String(report.steps.indexOf(step) + 1);
  const explained = open.map((step) => explanation(page, step, position(step), ownLines(page, step)));
  return announced(section(t('section.details'), t('intro.details')), explained);
}

/** What could come next, with its reasons. */
export function recommendations(page: Page): Content[] {
  const { report, t } = page;
  const explained = report.recommendations.map((one) =>
    explanation(page, one, String(one.rank), whyLine(page, one)),
  );
  return announced(section(t('section.recommendations'), t('intro.recommendations')), explained);
}

/** Explanations under their heading; without any, nothing. */
function announced(heading: readonly Content[], [first, ...others]: readonly Content[]): Content[] {
  return first === undefined ? [] : [together(heading, first), ...others];
}

/** A label, its text, and a quieter second line. */
type Line = readonly [label: string, value: string, soft?: string];

function ownLines({ t, points }: Page, { hoursSaved, note, brought }: ReportPlannedStep): Line[] {
  const hours = hoursSaved === null ? '' : t('text.hours', { hours: points(hoursSaved), count: hoursSaved });
  return [
    [t('label.hours'), hours],
    [t('label.worked'), brought?.words ?? '', brought?.numbers ?? undefined],
    [t('label.note'), note],
  ];
}

function whyLine({ t }: Page, { before, quickWin, promoted }: ReportRecommendation): Line[] {
  const kind = promoted ? t('text.promoted') : quickWin ? t('text.quickWin') : '';
  const rank = before === null || promoted ? '' : t('text.before', { title: before });
  const words = [kind, rank].filter(Boolean).join('. ');
  return words === '' ? [] : [['', words]];
}

function explanation(page: Page, step: ReportStep, number: string, more: readonly Line[]): Content {
  const { t } = page;
  const lines = [...reasons(page, step), ...more].filter(([, value]) => value !== '');
  const length = lines.reduce((sum, [, value]) => sum + value.length, step.title.length);
  const body = lines.map(([label, value, soft]): TableCell[] => [
    { text: label, style: 'faint', margin: [0, 1.2, 0, 0] },
    { stack: [value, ...(soft ? [{ text: soft, style: 'soft' }] : [])], lineHeight: 1.2 },
  ]);
  const warning: Content[] = step.discussFirst
    ? [{ table: { widths: ['*'], body: [[t('text.discussFirst')]] }, layout: ASIDE, margin: [0, 4, 0, 2] }]
    : [];
  const stack: Content[] = [
    { text: step.title, style: 'item' },
    {
      columns: climbed(page, step),
      columnGap: 6,
      margin: [0, 3, 0, 4],
    },
    ...warning,
    { table: { widths: [76, '*'], body }, layout: PLAIN },
  ];
  return {
    columns: [
      { text: number, style: 'item', width: 20 },
      { stack, width: '*' },
    ],
    unbreakable: length < KEEP_TOGETHER,
    margin: [0, 6, 0, 14],
  };
}

/** The principle, with from which level to which where the reader may see that. */
function climbed({ t, report }: Page, { principle, fromLevel, toLevel }: ReportStep): Column[] {
  if (fromLevel === null || toLevel === null) return [{ text: principle, style: 'soft', width: '*' }];
  const [from, to] = [levelName(report, fromLevel), levelName(report, toLevel)];
  return [
    { ...climb(fromLevel, toLevel), width: 56 },
    { text: `${principle}, ${t('text.fromTo', { from, to })}`, style: 'soft', width: '*' },
  ];
}

function reasons(page: Page, step: ReportStep): Line[] {
  const { t, report } = page;
  const list = (items: readonly string[]) => items.join('; ');
  const who = [
    step.accountable === null ? '' : t('text.accountable', { role: step.accountable }),
    step.responsible.length === 0 ? '' : t('text.responsible', { roles: step.responsible.join(', ') }),
  ];
  const needs = step.prerequisites.map((item) => prerequisiteWords(item, t, report.locale));
  const hidden = step.toLevel === null;
  return [
    [t('label.today'), step.fromAnchor ?? t('text.stepHidden'), today(page, step)],
    [t('label.firstStep'), step.firstStep ?? ''],
    [t('label.doneWhen'), step.doneWhen ?? ''],
    [t('label.gain'), hidden ? '' : gains(page, step)],
    [t('label.effort'), effort(page, step)],
    [t('label.prerequisites'), hidden ? '' : list(needs) || t('label.none')],
    [t('label.unlocks'), list(step.unlocks)],
    [t('label.outcome'), step.outcome ? t('text.outcome', { principle: step.principle }) : ''],
    [t('label.who'), list(who.filter(Boolean))],
  ];
}

/** Points, their share of a cycle, and who changed them. */
function effort(page: Page, { effort: points, share, editedBy }: ReportStep): string {
  const { t } = page;
  if (points === null) return '';
  const cost = t('text.points', { points: page.points(points), count: points });
  const words = [
    share === null ? cost : `${cost}, ${t('text.share', { share: page.share(share) })}`,
    ...(editedBy === null ? [] : [t('text.editedBy', { name: editedBy })]),
  ];
  return words.join('; ');
}

/** Score with interval, n and agreement. */
function today(page: Page, { fromScore, lo, hi, n, agreement, estimated }: ReportStep): string {
  const { t } = page;
  if (fromScore === null) return '';
  const values = { score: page.score(fromScore), count: n ?? 0 };
  const score =
    n === null
      ? t('text.score', { score: values.score })
      : lo !== null && hi !== null
        ? t('text.scoreWith', { ...values, lo: page.score(lo), hi: page.score(hi) })
        : t('text.scoreCount', values);
  const words = [agreement && t(`agreement.${agreement}`), estimated && t('text.estimated')];
  return [score, ...words].filter(Boolean).join('; ');
}

function gains(page: Page, step: ReportStep): string {
  const { t } = page;
  const { gainPrinciple, gainOverall, principle, stepsToLevel } = step;
  const known = [
    ...(stepsToLevel === null ? [] : [t('text.climb', { ...stepsToLevel, place: principle })]),
    ...(gainPrinciple === null ? [] : [t('text.gain', { gain: page.gain(gainPrinciple), place: principle })]),
    ...(gainOverall === null ? [] : [t('text.gainOverall', { gain: page.gain(gainOverall) })]),
  ];
  return known.join('; ') || t('text.noGain');
}

function levelName({ levelNames }: PlanReport, level: Level): string {
  return `${level} (${inSentence(levelNames[level])})`;
}
