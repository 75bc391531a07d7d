import { createTranslator, type NamespaceKeys, type NestedKeyOf } from 'next-intl';
import type { Lang } from '@/lib/model/schema';
import en from './messages/en';
import ptBR from './messages/pt-BR';

type Messages = typeof en;

/** Every word of the product, by language. */
export const MESSAGES: Readonly<Record<Lang, Messages>> = { en, 'pt-BR': ptBR };

/** Where words stand: `plan`, or `plan.action`. */
export type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

const translator = <const N extends Namespace = never>(locale: Lang, namespace?: N) =>
  createTranslator<Messages, N>({ locale, messages: MESSAGES[locale], namespace, timeZone: 'UTC' });

/** The words of one namespace in one language; of all of them, where none is named. */
export type Words<N extends Namespace = never> = ReturnType<typeof translator<N>>;

const made = new Map<string, unknown>();

/**
 * The translator for everything outside of a request: results, downloads, findings of the linter, changes of a model. Pages
 * and actions have it from `getTranslations` (translate.ts). One translator per language and namespace for good: it keeps its parsed messages.
 */
export function words<const N extends Namespace = never>(lang: Lang, namespace?: N): Words<N> {
  const key = `${lang} ${namespace ?? ''}`;
  const known = (made.get(key) as Words<N> | undefined) ?? translator<N>(lang, namespace);
  made.set(key, known);
  return known;
}
