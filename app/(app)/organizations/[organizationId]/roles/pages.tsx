import type { Route } from 'next';
import { ButtonLink } from '@/app/_ui/button';
import { useTranslations } from '@/lib/i18n/translate';

interface Props {
  /** From 1 on. */
  page: number;
  pages: number;
  address: (page: number | null) => string;
}

/** From one page of teams to the next. */
export function TeamPages({ page, pages, address }: Props) {
  const t = useTranslations('capability.pages');
  if (pages === 1) return null;
  /** The first page has the bare address. */
  const to = (one: number) => address(one === 1 ? null : one) as Route;
  return (
    <nav aria-label={t('label')} className="mt-4 flex flex-wrap items-center gap-3" data-print="hide">
      {page > 1 ? <ButtonLink href={to(page - 1)}>{t('before')}</ButtonLink> : null}
      <span className="tnum text-ink-soft">{t('page', { page, pages })}</span>
      {page < pages ? <ButtonLink href={to(page + 1)}>{t('next')}</ButtonLink> : null}
    </nav>
  );
}
