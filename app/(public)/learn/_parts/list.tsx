import { Paragraphs } from '@/app/_learn/inline';
import { numbered } from '@/app/_learn/numbered';
import { getTranslations } from '@/lib/i18n/translate';
import type { LocalItem } from '@/lib/learn/local';
import type { Lang } from '@/lib/model/schema';
import { SelfLink } from './anchor';
import { LinkList } from './links';

interface Props {
  look: 'dots' | 'numbers' | 'cards' | 'definitions';
  items: readonly LocalItem[];
  lang: Lang;
  section: string;
}

/** Dots, steps, cards or definitions; an item with an id has an address. */
export function List({ look, items, lang, section }: Props) {
  const Tag = look === 'numbers' ? 'ol' : 'ul';
  return (
    <Tag className={`learn-list is-${look}`}>
      {numbered(items).map(({ key, part: item }) => (
        <li key={key} id={item.id ?? undefined} className={item.id ? 'anchored' : undefined}>
          <Item item={item} lang={lang} section={section} />
        </li>
      ))}
    </Tag>
  );
}

async function Item({ item, lang, section }: { item: LocalItem; lang: Lang; section: string }) {
  const t = await getTranslations('learn.nav');
  const { id, title, paragraphs, links } = item;
  const self = id ? <SelfLink id={id} label={t('self', { name: title ?? section })} /> : null;
  return (
    <>
      {title ? (
        <p className="learn-item-title">
          {title}
          {self}
        </p>
      ) : (
        self
      )}
      <Paragraphs of={paragraphs} lang={lang} />
      <LinkList to={links} label={title ?? undefined} />
    </>
  );
}
