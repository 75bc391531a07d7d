import { counterpartPath, type PrincipleCrosswalk as Found } from '@/lib/learn/crosswalks';
import { LinkList } from './links';
import { OutsideLink } from './outside-link';
import type { LearnWords } from './words';

/** Whether other bodies of knowledge say anything. */
export const hasCrosswalk = ({ catalogues, levels, statements }: Found): boolean =>
  catalogues.length + levels.length + statements.length > 0;

/** What a principle and its practices are called elsewhere, and which MLOps levels count on them. */
export function PrincipleCrosswalk({
  of: { catalogues, levels, statements },
  t,
}: {
  of: Found;
  t: LearnWords;
}) {
  return (
    <div>
      <dl className="learn-facts">
        {catalogues.map(({ id, title, entries }) => (
          <div key={id}>
            <dt>
              <a href={`/learn/crosswalks#${id}`} className="link">
                {title}
              </a>
            </dt>
            <dd>
              <ul className="learn-links learn-counts">
                {entries.map((entry) => (
                  <li key={entry.id}>
                    <a
                      href={counterpartPath(entry)}
                      rel={entry.url ? 'noreferrer' : undefined}
                      className="link"
                    >
                      {entry.title}
                    </a>
                    <LinkList to={entry.items} label={entry.title} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
        {levels.length > 0 ? (
          <div>
            <dt>{t('principle.crosswalk.levels')}</dt>
            <dd>
              <ul className="learn-links learn-counts">
                {levels.map(({ scale, level: { id, level, title }, items }) => {
                  const words = t('principle.crosswalk.level', { scale, level, name: title });
                  return (
                    <li key={id}>
                      <a href={`/learn/crosswalks#${id}`} className="link">
                        {words}
                      </a>
                      <LinkList to={items} label={words} />
                    </li>
                  );
                })}
              </ul>
            </dd>
          </div>
        ) : null}
        {statements.length > 0 ? (
          <div>
            <dt>{t('crosswalks.statements')}</dt>
            <dd>
              <ul className="learn-links">
                {statements.map(({ id, url, title, numbers }) => (
                  <li key={id}>
                    <OutsideLink
                      href={url}
                      words={t('principle.crosswalk.statements', { name: title, numbers })}
                    />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ) : null}
      </dl>
      <p className="mt-3">
        <a href="/learn/crosswalks" className="link">
          {t('principle.crosswalk.all')}
        </a>
      </p>
    </div>
  );
}
