import type { Lang } from '@/lib/model/schema';

/** A sentence in the two forms that counting needs in English and Portuguese. */
export interface Counted {
  one: string;
  other: string;
}

/** Puts values in the place of `{names}`; a name without a value stays as it is. */
export function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (name, key: string) => String(values[key] ?? name));
}

/** The form that goes with `count`, filled in. Message formats are too heavy for a phone; these two are enough. */
export function counted(
  lang: Lang,
  forms: Counted,
  count: number,
  values: Record<string, string | number> = {},
) {
  const form = new Intl.PluralRules(lang).select(count) === 'one' ? forms.one : forms.other;
  return fill(form, { count, ...values });
}
