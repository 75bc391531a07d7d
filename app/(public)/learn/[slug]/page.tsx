import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { numbered } from '@/app/_learn/numbered';
import { getTranslations } from '@/lib/i18n/translate';
import { library } from '@/lib/learn/library';
import { AnchoredHeading } from '../_parts/anchor';
import { Around } from '../_parts/around';
import { Block } from '../_parts/block';
import { Contents } from '../_parts/contents';
import { LearnFrame } from '../_parts/frame';
import { MediaLink } from '../_parts/media-link';

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const topic = library(await getLocale()).topics.get((await params).slug);
  return topic ? { title: topic.title, description: topic.summary } : {};
}

/** One topic. */
export default async function TopicPage({ params }: Props) {
  const [{ slug }, lang, t] = await Promise.all([params, getLocale(), getTranslations('learn')]);
  const { topics } = library(lang);
  const topic = topics.get(slug) ?? notFound();
  return (
    <LearnFrame part="topics" title={topic.title} description={topic.summary} trail>
      <div className="learn-page">
        <Contents items={topic.sections} />
        <article className="learn-article">
          {topic.sections.map(({ id, title, media, blocks }) => (
            <section key={id} id={id} aria-labelledby={`${id}-title`} className="anchored learn-section">
              <AnchoredHeading id={id} level={2} label={t('nav.self', { name: title })}>
                {title}
              </AnchoredHeading>
              {numbered(blocks).map(({ key, part: block }) => (
                <Block key={key} block={block} lang={lang} section={title} />
              ))}
              {media ? <MediaLink media={media} t={t} /> : null}
            </section>
          ))}
          <Around slug={slug} topics={[...topics.values()]} />
        </article>
      </div>
    </LearnFrame>
  );
}
