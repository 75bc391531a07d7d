import { getLocale } from 'next-intl/server';
import { Badge } from '@/app/_ui/badge';
import { library } from '@/lib/learn/library';

/** What a practice is good for, each tag leading to its reason in the learning area; nothing for tags it does not know. */
export async function BenefitTags({ of = [] }: { of?: readonly string[] }) {
  if (of.length === 0) return null;
  const lang = await getLocale();
  const { places } = library(lang);
  return of.map((id) => {
    const place = places.get(id);
    return place ? (
      <Badge key={id}>
        <a href={place.href} className="link">
          {place.title[lang]}
        </a>
      </Badge>
    ) : null;
  });
}
