import type { Route } from 'next';
import { ActionForm } from '@/app/_forms/action-form';
import { titled } from '@/app/_lib/title';
import { PageHeader } from '@/app/_ui/page-header';
import { SubmitButton } from '@/app/_ui/submit-button';
import { can } from '@/lib/access/policy';
import { refusePage } from '@/lib/access/refuse-page';
import { requireOrganization } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { MAX_DOCUMENT_BYTES } from '@/lib/model/document';
import { DemoModels } from '../_parts/demo-models';
import { ModelFields } from '../_parts/model-fields';
import { keepDraftAction } from '../actions';

export const generateMetadata = titled('models.new.title');

/** Takes a model as a file or as text; in the sample organization it says who may. */
export default async function NewModelPage({ params }: { params: Promise<{ organizationId: string }> }) {
  const access = await requireOrganization((await params).organizationId);
  if (!access.inDemo && !can(access.role, 'model:publish')) await refusePage(access, 'model:publish');
  const [t, common] = await Promise.all([getTranslations('models'), getTranslations('common')]);
  const models = `/organizations/${access.organizationId}/models` as Route;
  return (
    <>
      <PageHeader
        title={t('new.title')}
        description={t('new.description')}
        breadcrumb={[{ label: t('title'), href: models }]}
        breadcrumbLabel={common('trail')}
      />
      {access.inDemo ? (
        <DemoModels />
      ) : (
        <ActionForm
          action={keepDraftAction.bind(null, access.organizationId)}
          className="flex max-w-4xl flex-col gap-6"
        >
          <ModelFields
            file={{
              label: t('new.file'),
              hint: t('new.fileHint'),
              words: { choose: t('new.choose'), none: t('new.none') },
            }}
            textLabel={t('new.text')}
            waiting={t('new.waiting')}
            defaultText=""
            tooLarge={common('errors.model_too_large')}
            most={MAX_DOCUMENT_BYTES}
          />
          <div>
            <SubmitButton pendingLabel={common('saving')}>{t('new.submit')}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </>
  );
}
