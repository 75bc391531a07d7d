import type { Route } from 'next';
import { titled } from '@/app/_lib/title';
import { Trouble } from '@/app/_trouble/trouble';
import { ButtonLink } from '@/app/_ui/button';
import { safeNext } from '@/lib/access/next-path';
import { getTranslations } from '@/lib/i18n/translate';

interface Props {
  searchParams: Promise<{ from?: string | string[] }>;
}

export const generateMetadata = titled('common.outdatedForm.title');

/** Where a form from before an upgrade leads to without scripts (scripts/serve/answer.mjs). */
export default async function OutdatedForm({ searchParams }: Props) {
  const t = await getTranslations('common.outdatedForm');
  const { from } = await searchParams;
  return (
    <Trouble
      title={t('title')}
      actions={
        <ButtonLink href={safeNext(from) as Route} variant="primary">
          {t('again')}
        </ButtonLink>
      }
    >
      <p>{t('body')}</p>
      <p>{t('how')}</p>
    </Trouble>
  );
}
