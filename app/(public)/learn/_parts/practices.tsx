import type { ReactNode } from 'react';
import { Inline, Paragraphs } from '@/app/_learn/inline';
import { numbered } from '@/app/_learn/numbered';
import type { LocalPractice } from '@/lib/learn/principles';
import type { Lang } from '@/lib/model/schema';
import { AnchoredHeading } from './anchor';
import { PracticeFacts } from './practice-facts';
import { Question } from './question';
import type { LearnWords } from './words';

interface Words {
  lang: Lang;
  t: LearnWords;
}

/** Practices in full: question, anchors, what level 3 looks like, how to begin, what each needs and opens. */
export function PracticeTexts({ of, ...words }: Words & { of: readonly LocalPractice[] }) {
  return (
    <div>
      {of.map((practice) => (
        <PracticeSection key={practice.id} practice={practice} {...words} />
      ))}
    </div>
  );
}

function PracticeSection({ practice, lang, t }: Words & { practice: LocalPractice }) {
  const { id, title, key, facet, asked, learnMore, criteria, firstStep } = practice;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="anchored learn-practice">
      <p className="tnum text-sm text-ink-soft">
        {id} {key ? <span className="learn-key">{t('principle.key')}</span> : null}
        {facet ? (
          <span className="learn-key">
            <a href={facet.href} className="link">
              <span className="sr-only">{t('facets.mainly')} </span>
              {facet.title}
            </a>
          </span>
        ) : null}
      </p>
      <AnchoredHeading id={id} level={3} label={t('nav.self', { name: title })}>
        {title}
      </AnchoredHeading>
      <div className="mt-3 space-y-5">
        {asked ? <Question asked={asked} lang={lang} t={t} /> : null}
        {learnMore.length > 0 ? (
          <div className="max-w-read space-y-3">
            <Paragraphs of={learnMore} lang={lang} />
          </div>
        ) : null}
        {criteria.length > 0 ? (
          <Part title={t('principle.criteria')}>
            <ul className="learn-list is-dots">
              {numbered(criteria).map(({ key: place, part: runs }) => (
                <li key={place}>
                  <Inline runs={runs} lang={lang} />
                </li>
              ))}
            </ul>
          </Part>
        ) : null}
        {firstStep ? (
          <Part title={t('principle.firstStep')}>
            <p>
              <Inline runs={firstStep} lang={lang} />
            </p>
          </Part>
        ) : null}
        <PracticeFacts practice={practice} t={t} />
      </div>
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="max-w-read">
      <h4>{title}</h4>
      {children}
    </div>
  );
}
