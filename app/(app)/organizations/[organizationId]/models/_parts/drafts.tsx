import type { Route } from 'next';
import Link from 'next/link';
import { Ask } from '@/app/_forms/ask';
import { Card } from '@/app/_ui/card';
import { formatMoment } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import type { Lang } from '@/lib/model/schema';
import type { listDrafts } from '@/lib/model-versions/queries';
import { dropDraftAction } from '../actions';

interface Props {
  organizationId: string;
  drafts: Awaited<ReturnType<typeof listDrafts>>;
  lang: Lang;
  timeZone: string;
}

/** Models that somebody works on. */
export async function Drafts({ organizationId, drafts, lang, timeZone }: Props) {
  const t = await getTranslations('models');
  return (
    <section aria-labelledby="drafts" className="max-w-read space-y-3">
      <h2 id="drafts">{t('drafts.title')}</h2>
      <ul className="space-y-3">
        {drafts.map(({ id, version, savedAt, author }) => {
          const day = formatMoment(lang, savedAt, timeZone);
          const name = version ? t('draft.title', { version }) : t('draft.untitled');
          return (
            <Card as="li" key={id} className="flex flex-wrap items-center justify-between gap-3">
              <div>
                <Link href={`/organizations/${organizationId}/models/drafts/${id}` as Route} className="link">
                  {name}
                </Link>
                <p className="text-sm text-ink-soft">
                  {t('drafts.saved', { day, author: isolated(author ?? t('list.gone')) })}
                </p>
              </div>
              <Ask
                action={dropDraftAction.bind(null, organizationId)}
                fields={{ draft: id }}
                word={t('drafts.drop')}
                label={t('drafts.dropName', { name: isolated(name), day })}
                variant="ghost"
                title={t('drafts.dropTitle', { name: isolated(name) })}
              >
                <p>{t('drafts.dropBody')}</p>
              </Ask>
            </Card>
          );
        })}
      </ul>
    </section>
  );
}
