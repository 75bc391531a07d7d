import type { Route } from 'next';
import Link from 'next/link';
import { ActionForm } from '@/app/_forms/action-form';
import { FormText } from '@/app/_forms/fields';
import { FormDetails } from '@/app/_forms/form-details';
import { Name } from '@/app/_ui/name';
import { SubmitButton } from '@/app/_ui/submit-button';
import { may } from '@/lib/access/allow';
import type { OrganizationAccess } from '@/lib/access/types';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';
import type { SavedView } from '@/lib/overview/views';
import { type Question, questionPath } from './questions';
import { deleteViewAction, saveViewAction } from './view-actions';

interface Props {
  access: OrganizationAccess;
  question: Question;
  views: readonly SavedView[];
  /** What the page is narrowed down to and how it is sorted now, as views keep it. */
  query: string;
}

/** Saved views of a page as links; whoever may saves what is shown now, or deletes one. */
export function Views({ access, question, views, query }: Props) {
  const t = useTranslations('overview.views');
  const common = useTranslations('common');
  const { organizationId } = access;
  const path = questionPath(organizationId, question);
  // What shows everything needs no name.
  const worthSaving = may(access, 'view:save') && query !== '';
  const maySave = worthSaving && !access.inDemo;
  const deletable = access.inDemo ? [] : views.filter(({ mayDelete }) => mayDelete);
  if (views.length === 0 && !worthSaving) return null;
  return (
    <section
      aria-label={t('title')}
      className="mb-6 flex flex-wrap items-start gap-x-6 gap-y-2"
      data-print="hide"
    >
      {views.length > 0 ? (
        <ul className="flex min-w-0 flex-wrap items-center gap-x-4">
          {views.map((view) => (
            <li key={view.id} className="min-w-0 [overflow-wrap:anywhere]">
              <Link
                href={`${path}${view.query && `?${view.query}`}` as Route}
                aria-current={view.query === query ? 'true' : undefined}
                className="inline-block py-1 underline underline-offset-4 aria-[current]:font-semibold aria-[current]:no-underline"
              >
                <Name>{view.name}</Name>
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      {worthSaving && access.inDemo ? <p className="text-sm text-ink-soft">{t('demo')}</p> : null}
      {maySave ? (
        <ActionForm
          action={saveViewAction.bind(null, organizationId, question)}
          className="grid gap-3"
          doneMessage={t('saved')}
        >
          <FormDetails summary={t('save')}>
            <input type="hidden" name="query" value={query} />
            <div className="flex flex-wrap items-end gap-3">
              <FormText
                name="name"
                label={t('name')}
                maxLength={LIMITS.viewName}
                autoComplete="off"
                required
              />
              <SubmitButton pendingLabel={common('saving')}>{t('saveName')}</SubmitButton>
            </div>
          </FormDetails>
        </ActionForm>
      ) : null}
      {deletable.length > 0 ? (
        <details className="group">
          <summary className="inline-flex min-h-8 items-center rounded-md text-sm text-ink-soft hover:underline">
            {t('manage')}
          </summary>
          <ul className="mt-2 grid gap-2">
            {deletable.map(({ id, name }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-3">
                <Name>{name}</Name>
                <ActionForm action={deleteViewAction.bind(null, organizationId)}>
                  <input type="hidden" name="viewId" value={id} />
                  <SubmitButton
                    size="sm"
                    variant="secondary"
                    pendingLabel={common('saving')}
                    aria-label={t('deleteName', { name: isolated(name) })}
                  >
                    {t('delete')}
                  </SubmitButton>
                </ActionForm>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
