import { ButtonLink } from '@/app/_ui/button';
import { useTranslations } from '@/lib/i18n/translate';
import { WORK_PAGE, type WorkList } from '@/lib/overview/work-filters';
import type { WorkView } from './view';

interface Props {
  /** What the list is called. */
  label: string;
  list: WorkList;
  /** Rows of all its pages. */
  all: number;
  view: WorkView;
}

/** From one page of a list to the next; the others stay where they are. */
export function WorkPages({ label, list, all, view }: Props) {
  const t = useTranslations('work.pages');
  const page = view.pages[list];
  const pages = Math.max(1, Math.ceil(all / WORK_PAGE));
  if (pages === 1 && page === 1) return null;
  // The first page has the bare address.
  const to = (one: number) =>
    view.address(
      Object.fromEntries(Object.entries({ ...view.pages, [list]: one }).filter(([, at]) => at > 1)),
    );
  return (
    <nav
      aria-label={t('label', { list: label })}
      className="mt-4 flex flex-wrap items-center gap-3"
      data-print="hide"
    >
      {page > 1 ? <ButtonLink href={to(Math.min(page - 1, pages))}>{t('before')}</ButtonLink> : null}
      <span className="tnum text-ink-soft">{t('page', { page, pages })}</span>
      {page < pages ? <ButtonLink href={to(page + 1)}>{t('next')}</ButtonLink> : null}
    </nav>
  );
}
