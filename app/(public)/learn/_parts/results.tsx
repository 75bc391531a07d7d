import { numbered } from '@/app/_learn/numbered';
import { getTranslations } from '@/lib/i18n/translate';
import type { HitGroup } from '@/lib/learn/search';
import type { Piece } from '@/lib/learn/snippet';

/** What was found, in groups, with the words that were looked for marked. */
export async function Results({ groups }: { groups: readonly HitGroup[] }) {
  const t = await getTranslations('learn.search');
  return (
    <div className="space-y-10">
      {groups.map(({ group, hits, total }) => (
        <section key={group} aria-labelledby={`found-${group}`}>
          <h2 id={`found-${group}`} className="mb-3 text-lg">
            {t(`groups.${group}`)}{' '}
            <span className="tnum text-base font-normal text-ink-soft">
              {total > hits.length ? t('shown', { shown: hits.length, total }) : total}
            </span>
          </h2>
          <ul className="learn-hits">
            {hits.map(({ id, href, title, under, snippet, lang }) => (
              <li key={id}>
                <a href={href}>
                  <span className="link font-medium">
                    <Pieces of={title} />
                  </span>
                  {under ? <span className="text-sm text-ink-soft"> · {under}</span> : null}
                </a>
                <p lang={lang} className="text-sm text-ink-soft">
                  <Pieces of={snippet} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Pieces({ of }: { of: readonly Piece[] }) {
  return numbered(of).map(({ key, part: { text, mark } }) => (mark ? <mark key={key}>{text}</mark> : text));
}
