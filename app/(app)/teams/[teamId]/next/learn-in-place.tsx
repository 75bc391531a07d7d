import { getLocale } from 'next-intl/server';
import { InPlaceTexts } from '@/app/_learn/in-place-texts';
import { Paragraphs } from '@/app/_learn/inline';
import { ChevronRight } from '@/app/_ui/icons';
import { getTranslations } from '@/lib/i18n/translate';
import { inPlace } from '@/lib/learn/in-place';
import { library, ownInPlace } from '@/lib/learn/library';
import type { Results } from '@/lib/results/queries';

interface Props {
  principleId: string;
  practiceId: string;
  /** Title of the practice, which tells this disclosure from the others. */
  title: string;
  results: Results;
}

/**
 * The learning texts of a recommended practice, without leaving the list: those of an own model are its own. Nothing for
 * a practice that the built-in model no longer has.
 */
export async function LearnInPlace({ principleId, practiceId, title, results }: Props) {
  const [t, learn, facets, lang] = await Promise.all([
    getTranslations('learn.inPlace'),
    getTranslations('learn.principle'),
    getTranslations('learn.facets'),
    getLocale(),
  ]);
  const found = results.ownModel
    ? ownInPlace(results.model, principleId, lang)
    : inPlace(library(lang), principleId);
  const practice = found?.practices.find(({ id }) => id === practiceId);
  if (!found || !practice) return null;
  return (
    <details className="group">
      <summary className="inline-flex min-h-10 items-center gap-1.5 rounded-md font-medium text-accent hover:underline">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {t('about')}
        <span className="sr-only">: {title}</span>
      </summary>
      <div className="mt-2 max-w-read space-y-4">
        <InPlaceTexts
          texts={practice}
          mainly={facets('mainly')}
          criteria={<h3 className="text-base">{learn('criteria')}</h3>}
          firstStep={<h3 className="text-base">{learn('firstStep')}</h3>}
          lang={lang}
        />
        <div className="space-y-2">
          <h3 className="text-base">{t('principle', { principle: found.title })}</h3>
          <Paragraphs of={found.definition} lang={lang} />
          <Paragraphs of={found.learnMore} lang={lang} />
        </div>
        {practice.href ? (
          <a href={practice.href} className="link inline-flex min-h-11 items-center">
            {t('more')}
            <span className="sr-only">: {title}</span>
          </a>
        ) : null}
      </div>
    </details>
  );
}
