import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Markup } from '@/app/_ui/markup';
import { library } from '@/lib/learn/library';
import { evidenceHtml } from '../_html/evidence';
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
      <Markup html={evidenceHtml(library(lang), t)} />
    </LearnFrame>
  );
}
