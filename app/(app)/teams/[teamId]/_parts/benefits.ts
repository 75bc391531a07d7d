import { library } from '@/lib/learn/library';
import type { Lang } from '@/lib/model/schema';

/** What a practice is good for, each with where the learning area gives its reason; nothing for tags it does not know. */
export function benefitsOf(lang: Lang, ids: readonly string[] = []): { text: string; href: string }[] {
  const { places } = library(lang);
  return ids.flatMap((id) => {
    const place = places.get(id);
    return place ? [{ text: place.title[lang], href: place.href }] : [];
  });
}
