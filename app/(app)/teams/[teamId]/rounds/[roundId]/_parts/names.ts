import { formatList } from '@/lib/i18n/format';
import { text } from '@/lib/model/localize';
import type { Principle } from '@/lib/model/schema';
import type { PrincipleEntry } from '@/lib/results/arrange';
import { type ResultContext, scopeName } from './context';

/** What a principle is called where those of all frameworks stand together: "Automation (MLOps)". */
export function principleName(ctx: ResultContext, { title, framework }: Principle): string {
  const name = text(title, ctx.lang);
  if (!ctx.shared.has(name)) return name;
  return ctx.w('results.nameIn', { name, framework: scopeName(ctx, framework) });
}

/** As many as a sentence names; of more it tells how many there are. */
const NAMED = 3;

/**
 * Principles in a sentence: "A", "A and B", "A, B, and C", or "4 principles".
 * @param apart with the framework, where a name is that of several; not needed among those of one framework
 */
export function namesOf(ctx: ResultContext, entries: readonly PrincipleEntry[], apart = true): string {
  const { w, lang } = ctx;
  if (entries.length > NAMED) return w('results.several', { count: entries.length });
  const name = ({ principle }: PrincipleEntry) =>
    apart ? principleName(ctx, principle) : text(principle.title, lang);
  return formatList(lang, entries.map(name));
}
