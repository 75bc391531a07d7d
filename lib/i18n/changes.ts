import type { Change } from '@/lib/model/diff';
import type { Lang } from '@/lib/model/schema';
import { MESSAGES, words } from './words';

/** Words about differences between two versions of a model in one language, and the sentence of a change. */
export function diffWords(locale: Lang) {
  const t = words(locale, 'diff');
  const names: Readonly<Record<string, string>> = MESSAGES[locale].diff.fields;
  const describe = (change: Change): string => {
    const said =
      'fields' in change ? { ...change, fields: change.fields.map((one) => names[one] ?? one) } : change;
    return t(`changes.${change.kind}`, paramsOf(said));
  };
  return { t, describe };
}

/** Lists become text; a list of levels also says how many there are. */
function paramsOf(change: Change): Record<string, string | number> {
  const count = 'levels' in change ? { count: change.levels.length } : {};
  const entries = Object.entries(change).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  return { ...Object.fromEntries(entries), ...count };
}
