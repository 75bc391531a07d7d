import { getTranslations } from 'next-intl/server';
import { ButtonLink } from './_ui/button';
import { EmptyState } from './_ui/empty-state';

export default async function NotFound() {
  const t = await getTranslations('common.notFound');
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-read px-4 py-16">
      <title>{`${t('title')} · Patamar`}</title>
      <EmptyState
        title={t('title')}
        headingLevel={2}
        action={<ButtonLink href="/home">{t('home')}</ButtonLink>}
      >
        {t('body')}
      </EmptyState>
    </main>
  );
}
