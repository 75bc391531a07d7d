import { lintWords } from '@/lib/i18n/findings';
import type { Command, Options } from './arguments';
import type { Outcome } from './files';
import { FORMATS } from './formats';
import { runLint } from './lint';
import { runScore } from './score';
import { runStat } from './stat';

const RUN: Partial<Record<Command, (options: Options) => Outcome>> = {
  lint: runLint,
  score: runScore,
  stat: runStat,
};

/** Does what the command line asks for, where no database is needed, or says how it is used. Code 0 done, 1 errors in a model, 2 could not do it. */
export function runCommand(options: Options): Outcome {
  const { command, lang, usage } = options;
  const { t } = lintWords(lang);
  if (usage === 'asked') return { code: 0, output: `${t('command.usage')}\n\n${FORMATS[lang]}`, errors: '' };
  const work = command && !usage ? RUN[command] : undefined;
  if (work) return work(options);
  const said = typeof usage === 'object' ? [t(`command.${usage.problem}`, { name: usage.name })] : [];
  return { code: 2, output: '', errors: [...said, t('command.usage')].join('\n\n') };
}
