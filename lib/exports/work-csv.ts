import { words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import type { Work } from '@/lib/overview/read-work';
import type { WorkStep } from '@/lib/overview/work';
import { outcomeWords } from '@/lib/plans/outcome-words';
import { isOverdue } from '@/lib/plans/overdue';
import { type Column, day, scoreText, toCsv, whole } from './csv';
import { exportWords } from './words';

/** Steps of all teams as the page shows them, one line a step. */
export function workCsv(
  { steps, outcomes, today }: Pick<Work, 'steps' | 'outcomes' | 'today'>,
  lang: Lang,
): string {
  const t = exportWords(lang);
  const w = words(lang, 'work');
  const outcomeOf = ({ id }: WorkStep) => outcomes.get(id);
  const measuredOf = (step: WorkStep) => {
    const outcome = outcomeOf(step);
    return outcome?.kind === 'measured' ? outcome : null;
  };
  const columns: Column<WorkStep>[] = [
    { header: t('column.team'), cell: ({ team }) => team },
    { header: t('column.practiceId'), cell: ({ practice }) => practice.id },
    { header: t('column.practice'), cell: ({ practice }) => practice.title[lang] },
    { header: t('column.principle'), cell: ({ principle }) => principle.title[lang] },
    { header: t('column.status'), cell: ({ status }) => t(`stepStatus.${status}`) },
    { header: t('column.owner'), cell: ({ owner }) => owner },
    { header: t('column.due'), cell: ({ dueDate }) => day(dueDate) },
    { header: w('file.overdue'), cell: (step) => w(`file.${isOverdue(step, today) ? 'yes' : 'no'}`) },
    { header: t('column.toLevel'), cell: ({ seen }) => whole(seen?.toLevel ?? null) },
    { header: t('column.effort'), cell: ({ seen }) => (seen ? { number: seen.effort, decimals: 1 } : null) },
    {
      header: t('column.worked'),
      cell: (step) => {
        const outcome = outcomeOf(step);
        return outcome ? outcomeWords(lang, outcome).verdict : null;
      },
    },
    { header: t('column.promised'), cell: (step) => scoreText(measuredOf(step)?.promised ?? null) },
    { header: t('column.measured'), cell: (step) => scoreText(measuredOf(step)?.measured ?? null) },
    { header: t('column.anyway'), cell: (step) => scoreText(measuredOf(step)?.expectedAnyway ?? null) },
    { header: t('column.measuredIn'), cell: (step) => measuredOf(step)?.after.name ?? null },
    { header: t('column.hidden'), cell: ({ seen }) => (seen ? null : w('steps.hidden')) },
    { header: t('column.note'), cell: ({ note }) => note },
  ];
  return toCsv(columns, steps, lang);
}
