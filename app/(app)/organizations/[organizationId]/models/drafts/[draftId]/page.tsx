import type { Route } from 'next';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { ActionForm } from '@/app/_forms/action-form';
import { titled } from '@/app/_lib/title';
import { Callout } from '@/app/_ui/callout';
import { PageHeader } from '@/app/_ui/page-header';
import { SubmitButton } from '@/app/_ui/submit-button';
import { requireOrganization } from '@/lib/access/require';
import { formatMoment } from '@/lib/i18n/format';
import { getTranslations } from '@/lib/i18n/translate';
import { MAX_DOCUMENT_BYTES } from '@/lib/model/document';
import { fingerprint, lintDraft } from '@/lib/model-versions/draft';
import { getDraft } from '@/lib/model-versions/queries';
import { Findings, Verdict } from '../../_parts/findings';
import { ModelFields } from '../../_parts/model-fields';
import { ProposalSection } from '../../_parts/proposal';
import { Questions } from '../../_parts/questions';
import { changeDraftAction } from '../../actions';

interface Props {
  params: Promise<{ organizationId: string; draftId: string }>;
}

export const generateMetadata = titled('models.draft.untitled');

/** A draft: what is wrong with it; or what it changes, what it asks, and the button that publishes it. */
export default async function DraftPage({ params }: Props) {
  const { organizationId, draftId } = await params;
  const access = await requireOrganization(organizationId);
  const draft = (await getDraft(access, draftId)) ?? notFound();
  const [t, common, lang] = await Promise.all([
    getTranslations('models'),
    getTranslations('common'),
    getLocale(),
  ]);
  const lint = await lintDraft(access, draft.text);
  const { model, findings } = lint ?? { model: null, findings: [] };
  const seen = fingerprint(draft.text);
  const models = `/organizations/${organizationId}/models` as Route;
  const version = model?.modelVersion;
  return (
    <>
      <PageHeader
        title={version ? t('draft.title', { version }) : t('draft.untitled')}
        description={t('draft.description', { day: formatMoment(lang, draft.savedAt, access.timeZone) })}
        breadcrumb={[{ label: t('title'), href: models }]}
        breadcrumbLabel={common('trail')}
      />
      <div className="space-y-10">
        {lint ? (
          <Verdict good={model !== null} findings={findings} />
        ) : (
          <Callout tone="warning" role="status" title={t('draft.unchecked')}>
            {common('refused.too_many_checks')}
          </Callout>
        )}
        {findings.length > 0 ? <Findings text={draft.text} findings={findings} lang={lang} /> : null}
        {model ? (
          <>
            <Questions model={model} preview={`${models}/drafts/${draft.id}/preview` as Route} />
            <ProposalSection {...{ organizationId, draftId, seen, model, before: draft.before, lang }} />
          </>
        ) : null}
        <section aria-labelledby="edit" className="space-y-4">
          <h2 id="edit">{t('draft.edit')}</h2>
          <p>{t('draft.editIntro')}</p>
          <ActionForm
            key={seen}
            action={changeDraftAction.bind(null, organizationId, draftId)}
            className="flex max-w-4xl flex-col gap-6"
          >
            <ModelFields
              file={{
                label: t('draft.replace'),
                hint: t('new.fileHint'),
                words: { choose: t('new.choose'), none: t('new.none') },
              }}
              textLabel={t('draft.text')}
              waiting={t('new.waiting')}
              defaultText={draft.text}
              seen={seen}
              tooLarge={common('errors.model_too_large')}
              most={MAX_DOCUMENT_BYTES}
            />
            <div>
              <SubmitButton variant="secondary" pendingLabel={common('saving')}>
                {t('draft.check')}
              </SubmitButton>
            </div>
          </ActionForm>
        </section>
      </div>
    </>
  );
}
