import type { Route } from 'next';
import { useTranslations } from '@/lib/i18n/translate';
import { ButtonLink } from './button';

interface Props {
  /** What the list is called. */
  label: string;
  /** From 1 on. */
  page: number;
  pages: number;
  /** Address of a page; the first one has none of its own. */
  address: (page: number | null) => string;
}

/** From one page of a long list to the next; nothing where all is on one. */
export function Pages({ label, page, pages, address }: Props) {
  const t = useTranslations('common.pages');
  if (pages <= 1 && page <= 1) return null;
  const to = (one: number) => address(one === 1 ? null : one) as Route;
  return (
    <nav
      aria-label={t('label', { list: label })}
      className="mt-4 flex flex-wrap items-center gap-3"
      data-print="hide"
    >
      {page > 1 ? <ButtonLink href={to(Math.min(page - 1, pages))}>{t('previous')}</ButtonLink> : null}
      <span className="tnum text-ink-soft">{t('page', { page, pages })}</span>
      {page < pages ? <ButtonLink href={to(page + 1)}>{t('next')}</ButtonLink> : null}
    </nav>
  );
}
