import { lintWords } from '@/lib/i18n/findings';
import { publishingInput, publishingOracle } from '@/lib/publishing/oracle';
import { PLAIN_METHODS } from '@/lib/scoring/plain';
import { plainMethod } from '@/lib/scoring/plain/method';
import type { Options } from './arguments';
import type { Outcome } from './files';
import { printFrom } from './plain-input';

const METHODS = new Map(PLAIN_METHODS).set('publishing', plainMethod(publishingInput, publishingOracle));

/** `stat NAME FILE`: what a method makes of the plain numbers in a JSON file. */
export function runStat({ lang, files: [name = '', file = ''] }: Options): Outcome {
  const method = METHODS.get(name);
  if (method) return printFrom(file, lang, method);
  const known = [...METHODS.keys()].join(', ');
  return { code: 2, output: '', errors: lintWords(lang).t('command.unknown-method', { name, known }) };
}
