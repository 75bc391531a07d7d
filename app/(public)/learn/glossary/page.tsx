import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Markup } from '@/app/_ui/markup';
import { library } from '@/lib/learn/library';
import { glossaryHtml, letterId, lettersOf } from '../_html/glossary';
import { LearnFrame } from '../_parts/frame';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('learn.glossary');
  return { title: t('title'), description: t('description') };
}

/** Every term, with the word of the other language beside it. */
export default async function GlossaryPage() {
  const [t, lang] = await Promise.all([getTranslations('learn'), getLocale()]);
  const shelf = library(lang);
  const count = shelf.glossary.length;
  return (
    <LearnFrame part="glossary" title={t('glossary.title')} description={t('glossary.lead', { count })}>
      <nav aria-label={t('glossary.letters')} className="learn-letters">
        <ul>
          {lettersOf(shelf).map((letter) => (
            <li key={letter}>
              <a href={`#${letterId(letter)}`}>{letter}</a>
            </li>
          ))}
        </ul>
      </nav>
      <Markup html={glossaryHtml(shelf, t)} className="learn-glossary" />
    </LearnFrame>
  );
}
