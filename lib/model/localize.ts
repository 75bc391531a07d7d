import type { L10n, Lang, Model } from '@/lib/model/schema';

/** The text in one language. Every model text exists in both, so there is no fallback. */
export function text(l10n: L10n, lang: Lang): string {
  return l10n[lang];
}

/** What a model calls a framework; undefined when it has none with this id. */
export const frameworkTitle = (
  model: Pick<Model, 'frameworks'>,
  id: string,
  lang: Lang,
): string | undefined => model.frameworks.find((framework) => framework.id === id)?.title[lang];

/** A level's name within a sentence, for example "practised"; what begins with two capitals keeps them: "SLA met". */
export const inSentence = (name: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
