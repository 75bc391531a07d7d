import { LANGS, type Lang } from '@/lib/model/schema';

export const isLang = (value: unknown): value is Lang => LANGS.includes(value as Lang);

/**
 * Language for a request: what the person chose, else the first of their browser's languages that Patamar speaks.
 * `acceptLanguage` is the header as sent, for example `pt;q=0.9, en-GB`.
 */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Lang {
  if (isLang(chosen)) return chosen;
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.find((p) => p.trim().startsWith('q='));
      return { tag, q: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q);
  for (const { tag } of wanted) {
    if (tag === 'pt' || tag.startsWith('pt-')) return 'pt-BR';
    if (tag === 'en' || tag.startsWith('en-')) return 'en';
  }
  return 'en';
}
