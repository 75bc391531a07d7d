import { lintWords } from '@/lib/i18n/findings';
import { PLAIN_METHODS } from '@/lib/scoring/plain';
import type { Options } from './arguments';
import type { Outcome } from './files';
import { printFrom } from './plain-input';

/** `stat NAME FILE`: what a method makes of the plain numbers in a JSON file. */
export function runStat({ lang, files: [name = '', file = ''] }: Options): Outcome {
  const method = PLAIN_METHODS.get(name);
  if (method) return printFrom(file, lang, method);
  const known = [...PLAIN_METHODS.keys()].join(', ');
  return { code: 2, output: '', errors: lintWords(lang).t('command.unknown-method', { name, known }) };
}
