import { getTranslations } from '@/lib/i18n/translate';

/** What is on a page, as links; a page with one part needs none. */
export async function Contents({ items }: { items: readonly { id: string; title: string }[] }) {
  const t = await getTranslations('learn.nav');
  if (items.length < 2) return null;
  return (
    <nav aria-labelledby="contents" className="learn-contents">
      <h2 id="contents">{t('contents')}</h2>
      <ol>
        {items.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
