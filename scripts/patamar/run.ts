import { lintWords } from '@/lib/i18n/findings';
import type { Options } from './arguments';
import type { Outcome } from './files';
import { FORMATS } from './formats';
import { runLint } from './lint';
import { runScore } from './score';
import { runStat } from './stat';

const RUN = { lint: runLint, score: runScore, stat: runStat };

/** Does what the command line asks for. Code 0 done, 1 errors in a model, 2 could not do it. */
export function runCommand(options: Options): Outcome {
  const { command, lang, usage } = options;
  const { t } = lintWords(lang);
  if (usage === 'asked') return { code: 0, output: `${t('command.usage')}\n\n${FORMATS[lang]}`, errors: '' };
  if (command && !usage) return RUN[command](options);
  const said = typeof usage === 'object' ? [t(`command.${usage.problem}`, { name: usage.name })] : [];
  return { code: 2, output: '', errors: [...said, t('command.usage')].join('\n\n') };
}
