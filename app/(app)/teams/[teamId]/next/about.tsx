import { getLocale } from 'next-intl/server';
import { InPlaceTexts } from '@/app/_learn/in-place-texts';
import { Paragraphs } from '@/app/_learn/inline';
import type { Recommendation } from '@/lib/advice/types';
import { getTranslations } from '@/lib/i18n/translate';
import { inPlace } from '@/lib/learn/in-place';
import { library, ownInPlace } from '@/lib/learn/library';
import type { Lang } from '@/lib/model/schema';
import type { Results } from '@/lib/results/queries';

type Of = Pick<Recommendation, 'principleId' | 'practiceId'>;

interface Props {
  recommendation: Recommendation;
  results: Results;
}

/** What is known of a recommended practice; undefined for one that the built-in model no longer has. */
function textsOf({ ownModel, model }: Results, { principleId, practiceId }: Of, lang: Lang) {
  const found = ownModel ? ownInPlace(model, principleId, lang) : inPlace(library(lang), principleId);
  const practice = found?.practices.find(({ id }) => id === practiceId);
  return found && practice && { found, practice };
}

/** Whether there is anything to tell about a practice. */
export const hasAbout = (results: Results, of: Of, lang: Lang): boolean =>
  textsOf(results, of, lang) !== undefined;

/** The learning texts of a recommended practice: those of an own model are its own. */
export async function AboutPractice({ recommendation, results }: Props) {
  const [t, learn, facets, lang] = await Promise.all([
    getTranslations('learn.inPlace'),
    getTranslations('learn.principle'),
    getTranslations('learn.facets'),
    getLocale(),
  ]);
  const texts = textsOf(results, recommendation, lang);
  if (!texts) return null;
  const { found, practice } = texts;
  return (
    <div className="max-w-read space-y-4">
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
          <span className="sr-only">: {recommendation.what.title[lang]}</span>
        </a>
      ) : null}
    </div>
  );
}
