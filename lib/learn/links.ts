import { LANGS, type Lang } from '@/lib/model/schema';
import type { Run } from './inline';
import type { GlossaryEntry } from './schema';

/** The words of the glossary in one language, ready to be found in texts. */
export interface Terms {
  lang: Lang;
  pattern: RegExp | null;
  /** By written form in lower case; forms of capitals only, such as CI, also by themselves. */
  entries: ReadonlyMap<string, Term>;
}

interface Term {
  id: string;
  /** The term in the other language; empty when it is the same word. */
  other: string;
  /** Written in capitals only, and short: `ms` is not MS. */
  exact: string | null;
}

const ABBREVIATION = /^[\p{Lu}\p{N}/&-]{1,5}$/u;
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const lower = (text: string) => text.toLowerCase().replace(/\s+/g, ' ');

/** The language that is not the reader's. */
export const otherLang = (lang: Lang): Lang => LANGS.find((one) => one !== lang) ?? lang;

/** Prepares the terms of a language once; the first entry that claims a word keeps it. */
export function compileTerms(glossary: readonly GlossaryEntry[], lang: Lang): Terms {
  const entries = new Map<string, Term>();
  for (const { id, term, also } of glossary) {
    const same = lower(term.en) === lower(term['pt-BR']);
    for (const form of [term[lang], ...(also?.[lang] ?? [])]) {
      const key = lower(form);
      if (entries.has(key)) continue;
      const other = same ? '' : term[otherLang(lang)];
      entries.set(key, { id, other, exact: ABBREVIATION.test(form) ? form : null });
    }
  }
  // Longest first, so that "data drift" is not read as "drift"; a word ends where no letter, digit or hyphen follows.
  const forms = [...entries.keys()].sort((a, b) => b.length - a.length);
  const words = forms.map((form) => escaped(form).replaceAll(' ', '\\s+')).join('|');
  const pattern = words
    ? new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${words})(?![\\p{L}\\p{N}_]|-[\\p{L}\\p{N}])`, 'giu')
    : null;
  return { lang, pattern, entries };
}

/**
 * Turns the first occurrence of each term into a run that carries its entry. Code is left alone, and so are the
 * entries in `seen`, to which what was found is added: hand the same set to all runs of a block.
 */
export function linkTerms(runs: readonly Run[], { pattern, entries }: Terms, seen: Set<string>): Run[] {
  if (!pattern) return [...runs];
  return runs.flatMap((run) => {
    if (run.code || run.term) return [run];
    const parts: Run[] = [];
    let end = 0;
    for (const found of run.text.matchAll(pattern)) {
      const [word] = found;
      const term = entries.get(lower(word));
      if (!term || seen.has(term.id) || (term.exact !== null && term.exact !== word)) continue;
      seen.add(term.id);
      if (found.index > end) parts.push({ ...run, text: run.text.slice(end, found.index) });
      parts.push({ ...run, text: word, term: { id: term.id, other: term.other } });
      end = found.index + word.length;
    }
    if (end === 0) return [run];
    return end < run.text.length ? [...parts, { ...run, text: run.text.slice(end) }] : parts;
  });
}
