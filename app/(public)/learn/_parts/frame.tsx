import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { CurrentInView } from '@/app/_ui/current-in-view';
import { type Crumb, PageHeader } from '@/app/_ui/page-header';
import { getTranslations } from '@/lib/i18n/translate';
import './learn.css';
import './lists.css';
import './text.css';
import { SearchForm } from './search-form';

export type LearnPart = 'topics' | 'principles' | 'phases' | 'glossary' | 'evidence' | 'crosswalks';

const PARTS: readonly [LearnPart, string][] = [
  ['topics', '/learn'],
  ['principles', '/learn/principles'],
  ['phases', '/learn/phases'],
  ['glossary', '/learn/glossary'],
  ['evidence', '/learn/evidence'],
  ['crosswalks', '/learn/crosswalks'],
];

interface Props {
  /** The part that the page belongs to; null for the results of a search. */
  part: LearnPart | null;
  title: string;
  description?: ReactNode;
  /** Pages above this one, without the index. */
  above?: readonly Crumb[];
  /** Whether the page is below its part, and needs a trail back. */
  trail?: boolean;
  /** What was looked for, on the page of results. */
  query?: string;
  meta?: ReactNode;
  children: ReactNode;
}

/** Frame of every page of the learning area: its parts, the search, the title. */
export async function LearnFrame({
  part,
  title,
  description,
  above = [],
  trail,
  query,
  meta,
  children,
}: Props) {
  const t = await getTranslations('learn');
  const crumbs = trail ? [{ label: t('title'), href: '/learn' as Route }, ...above] : undefined;
  return (
    <div className="learn">
      <div className="learn-top">
        <nav aria-label={t('nav.label')} className="tabs">
          <ul className="flex gap-1">
            {PARTS.map(([id, href]) => (
              <li key={id}>
                {/* Readers follow one or two of many links here: preparing them all would be work for nobody. */}
                <Link
                  href={href as Route}
                  prefetch={false}
                  aria-current={id === part ? 'page' : undefined}
                  className="tab"
                >
                  {t(`nav.${id}`)}
                </Link>
              </li>
            ))}
          </ul>
          <CurrentInView />
        </nav>
        <SearchForm query={query} />
      </div>
      <PageHeader
        title={title}
        description={description}
        breadcrumb={crumbs}
        breadcrumbLabel={t('nav.trail')}
        meta={meta}
      />
      {children}
    </div>
  );
}
