import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { getLocale } from 'next-intl/server';
import { getTranslations } from '@/lib/i18n/translate';
import { library } from '@/lib/learn/library';
import { topicPath } from '@/lib/learn/paths';
import { Families } from './_parts/families';
import { LearnFrame } from './_parts/frame';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('learn');
  return { title: t('title'), description: t('description') };
}

/** Everything that can be learned, one press away. */
export default async function LearnPage() {
  const [t, lang] = await Promise.all([getTranslations('learn'), getLocale()]);
  const { chapters, families } = library(lang);
  return (
    <LearnFrame part="topics" title={t('title')} description={t('lead')}>
      <div className="space-y-14">
        <section aria-labelledby="topics" className="space-y-8">
          <h2 id="topics" className="sr-only">
            {t('index.topics')}
          </h2>
          {chapters.map(({ title, topics }) => (
            <div key={title} className="learn-chapter">
              <h3>{title}</h3>
              <ul className="learn-topics">
                {topics.map((topic) => (
                  <li key={topic.slug}>
                    <Link href={topicPath(topic.slug) as Route} prefetch={false} className="learn-topic">
                      <span className="link font-medium">{topic.title}</span>
                      <span className="block text-sm text-ink-soft">{topic.summary}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
        <section aria-labelledby="families" className="space-y-6">
          <header className="max-w-read space-y-1">
            <h2 id="families">{t('index.families')}</h2>
            <p className="text-ink-soft">{t('index.familiesLead')}</p>
          </header>
          <Families families={families} />
        </section>
        <section aria-labelledby="more" className="space-y-4">
          <h2 id="more">{t('index.more')}</h2>
          <ul className="learn-topics">
            {(['phases', 'facets', 'glossary', 'evidence', 'crosswalks'] as const).map((part) => (
              <li key={part}>
                <Link href={`/learn/${part}` as Route} prefetch={false} className="learn-topic">
                  <span className="link font-medium">{t(`nav.${part}`)}</span>
                  <span className="block text-sm text-ink-soft">{t(`index.${part}`)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </LearnFrame>
  );
}
