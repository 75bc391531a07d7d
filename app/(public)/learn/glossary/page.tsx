import type { Metadata } from 'next';
import { getLocale } from 'next-intl/server';
import { getTranslations } from '@/lib/i18n/translate';
import { library } from '@/lib/learn/library';
import { LearnFrame } from '../_parts/frame';
import { Glossary, letterId, lettersOf } from '../_parts/glossary';

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
      <Glossary shelf={shelf} t={t} />
    </LearnFrame>
  );
}
