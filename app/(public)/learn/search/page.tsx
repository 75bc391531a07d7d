import type { Metadata } from 'next';
import { getLocale } from 'next-intl/server';
import { ButtonLink } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { getTranslations } from '@/lib/i18n/translate';
import { findPlace, library } from '@/lib/learn/library';
import { QUERY_LENGTH } from '@/lib/learn/search';
import { LearnFrame } from '../_parts/frame';
import { Results } from '../_parts/results';

interface Props {
  searchParams: Promise<{ q?: string | string[] }>;
}

/** What was asked for, as far as it is looked at. */
const queryOf = (q: string | string[] | undefined): string =>
  (Array.isArray(q) ? q.join(' ') : (q ?? '')).trim().slice(0, QUERY_LENGTH);

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('learn.search');
  const query = queryOf((await searchParams).q);
  // What strangers type must not become a title of ours in a search engine.
  return query ? { title: t('heading', { query }), robots: { index: false } } : { title: t('title') };
}

/** Search over everything that can be learned. */
export default async function SearchPage({ searchParams }: Props) {
  const [t, lang, { q }] = await Promise.all([getTranslations('learn.search'), getLocale(), searchParams]);
  const query = queryOf(q);
  const shelf = library(lang);
  const groups = shelf.search.find(query, lang);
  const exact = findPlace(shelf, query);
  const count = groups.reduce((sum, { total }) => sum + total, 0);
  return (
    <LearnFrame
      part={null}
      trail
      query={query}
      title={query ? t('heading', { query }) : t('title')}
      description={query ? t('count', { count }) : t('start')}
    >
      {exact ? (
        <p className="mb-8">
          <a href={exact.href} className="link font-medium">
            {t('exact', { name: exact.title[lang] })}
          </a>
        </p>
      ) : null}
      <Results groups={groups} />
      {query && count === 0 && !exact ? (
        <EmptyState
          title={t('empty.title', { query })}
          action={
            <>
              <ButtonLink href="/learn" prefetch={false}>
                {t('empty.index')}
              </ButtonLink>
              <ButtonLink href="/learn/glossary" prefetch={false}>
                {t('empty.glossary')}
              </ButtonLink>
            </>
          }
        >
          {t('empty.body')}
        </EmptyState>
      ) : null}
    </LearnFrame>
  );
}
