import type { Route } from 'next';
import Link from 'next/link';
import { useLocale } from 'next-intl';
import { ButtonLink } from '@/app/_ui/button';
import { Card, CardHeader } from '@/app/_ui/card';
import { formatCalendarDate } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import { text } from '@/lib/model/localize';
import type { Model } from '@/lib/model/schema';
import { isOverdue } from '@/lib/plans/overdue';
import type { PlannedStep } from '@/lib/plans/queries';

/** As many steps as are shown here; the plan has all of them. */
const LISTED = 3;

/** Steps that are not done, those under way first, then by their day; those without a day last. */
const openSteps = (steps: readonly PlannedStep[]): PlannedStep[] =>
  steps
    .filter(({ status }) => status === 'started' || status === 'planned')
    .sort(
      (a, b) =>
        Number(b.status === 'started') - Number(a.status === 'started') ||
        (a.dueDate ?? '9999').localeCompare(b.dueDate ?? '9999'),
    );

interface Props {
  teamId: string;
  steps: readonly PlannedStep[];
  model: Model;
  /** Calendar day where the organization is, `YYYY-MM-DD`. */
  today: string;
  /** Whether there is a result for this person to choose next practices from. */
  mayChoose: boolean;
}

/** What the team works on now and next. */
export function ComingNext({ teamId, steps, model, today, mayChoose }: Props) {
  const t = useTranslations('overTime');
  const lang = useLocale();
  const next = openSteps(steps).slice(0, LISTED);
  const nameOf = (id: string) => {
    const practice = model.practices.find((one) => one.id === id);
    return practice ? text(practice.title, lang) : id;
  };
  return (
    <Card as="section">
      <CardHeader
        title={t('next')}
        actions={
          next.length === 0 && mayChoose ? (
            <ButtonLink href={`/teams/${teamId}/next`}>{t('toNext')}</ButtonLink>
          ) : null
        }
      />
      {next.length === 0 ? (
        <p className="max-w-read text-ink-soft">{t(mayChoose ? 'nextNone' : 'nextNothing')}</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {next.map(({ id, practiceId, status, dueDate, ownerName }) => (
            <li key={id} className="py-2">
              <Link href={`/teams/${teamId}/plan#step-${id}` as Route} className="link">
                {nameOf(practiceId)}
              </Link>
              <span className="block text-sm text-ink-soft">
                {[
                  t(status === 'started' ? 'nextStarted' : 'nextPlanned'),
                  ownerName ? isolated(ownerName) : t('nextNobody'),
                  ...(dueDate
                    ? [
                        t(isOverdue({ dueDate, status }, today) ? 'nextOverdue' : 'nextDue', {
                          day: formatCalendarDate(lang, dueDate),
                        }),
                      ]
                    : []),
                ].join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
