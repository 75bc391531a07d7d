import { type Html, html } from '@/app/_lib/html';
import { formatDay } from '@/lib/i18n/format';
import type { ResultContext } from './context';

const PARTS = ['score', 'interval', 'level', 'agreement', 'change', 'trend', 'anonymity'] as const;

/** Last line of the page: what was asked, how and when, and the rules behind the numbers. */
export function about({ w, lang, results }: ResultContext): Html {
  const { round, model, ownModel, threshold } = results;
  const line = w(round.format === 'consensus' ? 'results.about.lineAgreed' : 'results.about.line', {
    mode: w(`results.about.mode.${round.mode}`),
    format: w(`results.about.format.${round.format}`),
    closed: round.closedAt ? formatDay(lang, round.closedAt) : '',
    model: w(`results.about.model.${ownModel ? 'own' : 'builtIn'}`, { version: model.modelVersion }),
    threshold,
  });
  const rules = PARTS.map((part) => html`<p>${w(`results.about.${part}`, { threshold })}</p>`);
  return html`<footer class="r-about"><p>${line}</p><details><summary>${w('results.about.title')}</summary>${rules}</details></footer>`;
}
