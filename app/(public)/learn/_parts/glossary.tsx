import { Paragraphs } from '@/app/_learn/inline';
import type { Library, LocalEntry } from '@/lib/learn/library';
import { otherLang } from '@/lib/learn/links';
import type { Lang } from '@/lib/model/schema';
import { SelfLink } from './anchor';
import { LinkList } from './links';
import type { LearnWords } from './words';

/** The letters under which there are terms. */
export const lettersOf = ({ glossary }: Library): string[] => [
  ...new Set(glossary.map(({ letter }) => letter)),
];

/** Address of a letter on the page. */
export const letterId = (letter: string): string => `letter-${letter}`;

/** Every term under its letter. */
export function Glossary({ shelf, t }: { shelf: Library; t: LearnWords }) {
  const { glossary, lang } = shelf;
  return (
    <div className="learn-glossary">
      {lettersOf(shelf).map((letter) => (
        <section key={letter} aria-labelledby={letterId(letter)}>
          <h2 id={letterId(letter)}>{letter}</h2>
          <dl>
            {glossary
              .filter((one) => one.letter === letter)
              .map((one) => (
                <Entry key={one.id} entry={one} lang={lang} t={t} />
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Entry({ entry, lang, t }: { entry: LocalEntry; lang: Lang; t: LearnWords }) {
  const { id, term, other, also, paragraphs, links } = entry;
  return (
    <div id={id} className="anchored">
      <dt>
        <dfn>{term}</dfn>{' '}
        {other ? (
          <span lang={otherLang(lang)} className="text-ink-soft">
            {other}
          </span>
        ) : null}
        <SelfLink id={id} label={t('nav.self', { name: term })} />
      </dt>
      <dd>
        <Paragraphs of={paragraphs} lang={lang} />
        {also.length > 0 ? (
          <p className="text-sm text-ink-soft">
            {t('glossary.also')}: {also.join(', ')}
          </p>
        ) : null}
        <LinkList to={links} label={`${t('glossary.see')}: ${term}`} />
      </dd>
    </div>
  );
}
