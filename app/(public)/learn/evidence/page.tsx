import type { Metadata } from 'next';
import { getLocale } from 'next-intl/server';
import { getTranslations } from '@/lib/i18n/translate';
import { library } from '@/lib/learn/library';
import { Evidence } from '../_parts/evidence';
import { LearnFrame } from '../_parts/frame';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('learn.evidence');
  return { title: t('title'), description: t('description') };
}

/** What can be seen in a repository, and what it may support. */
export default async function EvidencePage() {
  const [t, lang] = await Promise.all([getTranslations('learn'), getLocale()]);
  return (
    <LearnFrame part="evidence" title={t('evidence.title')} description={t('evidence.lead')}>
      <Evidence shelf={library(lang)} t={t} />
    </LearnFrame>
  );
}
