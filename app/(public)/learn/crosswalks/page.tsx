import type { Metadata } from 'next';
import { getLocale } from 'next-intl/server';
import { getTranslations } from '@/lib/i18n/translate';
import { library } from '@/lib/learn/library';
import { Contents } from '../_parts/contents';
import { Crosswalks, crosswalkSections } from '../_parts/crosswalks';
import { LearnFrame } from '../_parts/frame';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('learn.crosswalks');
  return { title: t('title'), description: t('description') };
}

/** What other bodies of knowledge call the things that are asked here. */
export default async function CrosswalksPage() {
  const [t, lang] = await Promise.all([getTranslations('learn'), getLocale()]);
  const shelf = library(lang);
  return (
    <LearnFrame part="crosswalks" title={t('crosswalks.title')} description={t('crosswalks.lead')}>
      <div className="learn-page">
        <Contents items={crosswalkSections(shelf, t)} />
        <article className="min-w-0">
          <p className="max-w-read">{t('crosswalks.note')}</p>
          <Crosswalks shelf={shelf} t={t} />
        </article>
      </div>
    </LearnFrame>
  );
}
