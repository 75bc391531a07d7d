import type { Route } from 'next';
import Link from 'next/link';
import { ArrowLeft, ArrowRight } from '@/app/_ui/icons';
import { getTranslations } from '@/lib/i18n/translate';
import type { LocalTopic } from '@/lib/learn/local';
import { topicPath } from '@/lib/learn/paths';

interface Props {
  slug: string;
  /** In the order of the index. */
  topics: readonly LocalTopic[];
}

/** The topics before and after this one, for reading on. */
export async function Around({ slug, topics }: Props) {
  const t = await getTranslations('learn.nav');
  const at = topics.findIndex((topic) => topic.slug === slug);
  const [before, after] = [topics[at - 1], topics[at + 1]];
  return (
    <nav aria-label={t('around')} className="learn-around">
      {before ? (
        <Link href={topicPath(before.slug) as Route} prefetch={false} rel="prev">
          <ArrowLeft aria-hidden />
          <span>
            <span className="block text-sm text-ink-soft">{t('previous')}</span>
            {before.title}
          </span>
        </Link>
      ) : null}
      {after ? (
        <Link
          href={topicPath(after.slug) as Route}
          prefetch={false}
          rel="next"
          className="ml-auto text-right"
        >
          <span>
            <span className="block text-sm text-ink-soft">{t('next')}</span>
            {after.title}
          </span>
          <ArrowRight aria-hidden />
        </Link>
      ) : null}
    </nav>
  );
}
