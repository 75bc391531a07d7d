import 'server-only';
import { useLocale } from 'next-intl';
import { getLocale } from 'next-intl/server';
import { type Namespace, type Words, words } from './words';

/**
 * The words of one namespace, or of all, in the language of this request. The translator is that of `words`: next-intl's own
 * is made anew for each request, and reads its messages and makes its `Intl` objects again.
 */
export async function getTranslations<const N extends Namespace = never>(namespace?: N): Promise<Words<N>> {
  return words(await getLocale(), namespace);
}

/** The same in a component of the server that waits for nothing. */
export function useTranslations<const N extends Namespace = never>(namespace?: N): Words<N> {
  return words(useLocale(), namespace);
}
