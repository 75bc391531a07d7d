import type { Route } from 'next';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { ActionForm } from '@/app/_forms/action-form';
import { titled } from '@/app/_lib/title';
import { Button } from '@/app/_ui/button';
import { buttonClass } from '@/app/_ui/button-class';
import { PageHeader } from '@/app/_ui/page-header';
import { Select } from '@/app/_ui/select';
import { SubmitButton } from '@/app/_ui/submit-button';
import { may } from '@/lib/access/allow';
import { requireOrganization } from '@/lib/access/require';
import { formatDay } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { diffModels, requiredBump } from '@/lib/model/diff';
import { getVersion } from '@/lib/model-versions/queries';
import { choiceOf } from '@/lib/model-versions/schema';
import { Changes } from '../_parts/changes';
import { versionName } from '../_parts/name';
import { Questions } from '../_parts/questions';
import { chooseModelAction } from '../actions';

interface Props {
  params: Promise<{ organizationId: string; versionId: string }>;
  searchParams: Promise<{ with?: string | string[] }>;
}

export const generateMetadata = titled('models.title');

/** A published version: since when, what it asks, and what changed since the one before or any other. */
export default async function VersionPage({ params, searchParams }: Props) {
  const { organizationId, versionId } = await params;
  const access = await requireOrganization(organizationId);
  const wanted = (await searchParams).with;
  const found = await getVersion(access, versionId, typeof wanted === 'string' ? wanted : undefined);
  const { version, other, all } = found ?? notFound();
  const [t, common, lang] = await Promise.all([
    getTranslations('models'),
    getTranslations('common'),
    getLocale(),
  ]);
  const models = `/organizations/${organizationId}/models` as Route;
  const day = formatDay(lang, version.publishedAt, access.timeZone);
  const changes = other ? diffModels(other.model, version.model) : [];
  const standing = all.find(({ isDefault }) => isDefault);
  const choosable =
    may(access, 'model:publish') && !version.isDefault && (version.own || version.isCurrentBuiltIn);
  return (
    <>
      <PageHeader
        title={versionName(t, version)}
        description={
          version.own
            ? t('detail.by', { day, author: isolated(version.author ?? t('list.gone')) })
            : t('detail.shipped', { day })
        }
        breadcrumb={[{ label: t('title'), href: models }]}
        breadcrumbLabel={common('trail')}
        actions={
          <>
            <a
              href={`/api/organizations/${organizationId}/models/${version.id}.yaml?lang=${lang}`}
              download
              className={buttonClass()}
            >
              {t('list.download')}
            </a>
            {choosable ? (
              <ActionForm action={chooseModelAction.bind(null, organizationId)}>
                <input type="hidden" name="model" value={choiceOf(version)} />
                {standing ? <input type="hidden" name="seen" value={choiceOf(standing)} /> : null}
                <SubmitButton pendingLabel={common('saving')}>{t('list.choose')}</SubmitButton>
              </ActionForm>
            ) : null}
          </>
        }
      />
      <div className="space-y-10">
        <p>
          {t('detail.rounds', { count: version.rounds })} {version.isDefault ? t('detail.default') : null}
        </p>
        <Questions model={version.model} preview={`${models}/${version.id}/preview` as Route} />
        <section aria-labelledby="changes" className="space-y-3">
          <h2 id="changes">{t('changes.title')}</h2>
          {other ? (
            <>
              <form className="flex flex-wrap items-end gap-4">
                <Select
                  name="with"
                  label={t('detail.compare')}
                  defaultValue={other.id}
                  options={all
                    .filter(({ id }) => id !== version.id)
                    .map((one) => ({ value: one.id, label: versionName(t, one) }))}
                />
                <Button type="submit">{t('detail.show')}</Button>
              </form>
              <p>{t('changes.since', { name: versionName(t, other) })}</p>
              <Changes
                before={other.model}
                after={version.model}
                changes={changes}
                bump={requiredBump(changes)}
                lang={lang}
              />
              {other.own === version.own ? null : (
                <p className="max-w-read text-ink-soft">{t('changes.other')}</p>
              )}
            </>
          ) : (
            <p>{t('detail.alone')}</p>
          )}
        </section>
      </div>
    </>
  );
}
