import type { ReactNode } from 'react';
import type { PracticeInPlace } from '@/lib/learn/in-place';
import type { Lang } from '@/lib/model/schema';
import { FacetTag } from './facet-tag';
import { Inline, Paragraphs } from './inline';
import { numbered } from './numbered';

interface Props {
  texts: PracticeInPlace;
  /** What comes before the name of its facet. */
  mainly: string;
  /** Headings, as the page around them has them. */
  criteria: ReactNode;
  firstStep: ReactNode;
  lang: Lang;
}

/** What a practice looks like where it is standard, how one can tell, and how to begin: whatever of it there is. */
export function InPlaceTexts({ texts, mainly, criteria, firstStep, lang }: Props) {
  return (
    <>
      {texts.facet ? <FacetTag facet={texts.facet} label={mainly} /> : null}
      {texts.learnMore.length > 0 ? (
        <div className="space-y-2">
          <Paragraphs of={texts.learnMore} lang={lang} />
        </div>
      ) : null}
      {texts.criteria.length > 0 ? (
        <div>
          {criteria}
          <ul className="list-disc space-y-1 pl-5">
            {numbered(texts.criteria).map(({ key, part }) => (
              <li key={key}>
                <Inline runs={part} lang={lang} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {texts.firstStep ? (
        <div>
          {firstStep}
          <p>
            <Inline runs={texts.firstStep} lang={lang} />
          </p>
        </div>
      ) : null}
    </>
  );
}
