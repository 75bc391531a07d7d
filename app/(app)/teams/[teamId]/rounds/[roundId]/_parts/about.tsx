import { formatDay } from '@/lib/i18n/format';
import type en from '@/lib/i18n/messages/en/results.json';
import { leavesOf } from '@/lib/results/arrange';
import { hasWeights } from '@/lib/results/weighted';
import type { ResultContext } from './context';

type Part = Exclude<
  keyof (typeof en)['about'],
  'line' | 'lineAgreed' | 'mode' | 'format' | 'title' | 'model'
>;

/** The rules behind the numbers of this round, a paragraph each; what it has no numbers of is left out. */
function rulesOf({ results, arranged }: ResultContext): Part[][] {
  const { round, model } = results;
  const quick = round.mode === 'quick';
  const roll: Part[] = [
    quick ? 'rollQuick' : 'rollPractice',
    ...(hasWeights(arranged, model.frameworks) ? (['weights'] as const) : []),
  ];
  const level: Part[] = [quick ? 'levelQuick' : 'levelPractice', 'levelAbove'];
  if (round.format === 'consensus') return [['scoreAgreed', ...roll], level];
  return [
    ['scoreAnswers', quick ? 'itemQuick' : 'itemPractice', ...roll, 'left'],
    ['interval'],
    ['margin'],
    [...level, 'firm'],
    ['agreement'],
    ['change'],
    leavesOf(arranged).length > 1 ? ['chance', 'caution'] : ['caution'],
    ['trend'],
    ['anonymity'],
  ];
}

/** Last line of the page: what was asked, how and when, and the rules behind the numbers. */
export function About({ ctx }: { ctx: ResultContext }) {
  const { w, lang, results, arranged } = ctx;
  const { round, model, ownModel, threshold } = results;
  const line = w(round.format === 'consensus' ? 'results.about.lineAgreed' : 'results.about.line', {
    mode:
      round.questionLimit === null
        ? w(`results.about.mode.${round.mode}`)
        : w('results.about.mode.limited', { limit: round.questionLimit }),
    format: w(`results.about.format.${round.format}`),
    closed: round.closedAt ? formatDay(lang, round.closedAt, results.timeZone) : '',
    model: w(`results.about.model.${ownModel ? 'own' : 'builtIn'}`, { version: model.modelVersion }),
    threshold,
  });
  const values = { threshold, count: leavesOf(arranged).length };
  return (
    <footer className="r-about">
      <p>{line}</p>
      <details>
        <summary>{w('results.about.title')}</summary>
        {rulesOf(ctx).map((parts) => (
          <p key={parts[0]}>{parts.map((part) => w(`results.about.${part}`, values)).join(' ')}</p>
        ))}
      </details>
    </footer>
  );
}
