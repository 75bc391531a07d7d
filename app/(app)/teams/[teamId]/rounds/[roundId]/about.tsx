import { formatDay } from '@/lib/i18n/format';
import { once, type ResultContext } from './_html/context';

const PARTS = ['score', 'interval', 'level', 'agreement', 'change', 'trend', 'anonymity'] as const;

const about = once(({ w, lang, results }) => {
  const { round, model, ownModel, threshold } = results;
  const line = w(round.format === 'consensus' ? 'results.about.lineAgreed' : 'results.about.line', {
    mode: w(`results.about.mode.${round.mode}`),
    format: w(`results.about.format.${round.format}`),
    closed: round.closedAt ? formatDay(lang, round.closedAt) : '',
    model: w(`results.about.model.${ownModel ? 'own' : 'builtIn'}`, { version: model.modelVersion }),
    threshold,
  });
  return { line, rules: PARTS.map((part) => w(`results.about.${part}`, { threshold })) };
});

/** Last line of the page: what was asked, how and when, and the rules behind the numbers. */
export function About({ ctx }: { ctx: ResultContext }) {
  const { line, rules } = about(ctx);
  return (
    <footer className="r-about">
      <p>{line}</p>
      <details>
        <summary>{ctx.w('results.about.title')}</summary>
        {rules.map((rule) => (
          <p key={rule}>{rule}</p>
        ))}
      </details>
    </footer>
  );
}
