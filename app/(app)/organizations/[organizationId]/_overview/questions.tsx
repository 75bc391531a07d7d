import type { Route } from 'next';
import { Tabs } from '@/app/_ui/tabs';
import { useTranslations } from '@/lib/i18n/translate';
import { type Filters, queryOf } from '@/lib/overview/filters';

/** A manager's five questions and the page that joins them, each a page of its own; the address of the first is bare. */
export const QUESTIONS = ['where', 'moved', 'gaps', 'roles', 'work', 'summary'] as const;
export type Question = (typeof QUESTIONS)[number];

/** Address of a question's page, without its query. */
export const questionPath = (organizationId: string, question: Question): Route =>
  `/organizations/${organizationId}${question === 'where' ? '' : `/${question}`}` as Route;

interface Props {
  organizationId: string;
  current: Question;
  filters: Filters;
}

/** Leads from one question to the next; what is narrowed down stays so. */
export function QuestionTabs({ organizationId, current, filters }: Props) {
  const t = useTranslations('overview.questions');
  return (
    <div className="mb-6" data-print="hide">
      <Tabs
        label={t('label')}
        tabs={QUESTIONS.map((question) => ({
          href: `${questionPath(organizationId, question)}${queryOf(filters)}` as Route,
          label: t(question),
          current: question === current,
        }))}
      />
    </div>
  );
}
