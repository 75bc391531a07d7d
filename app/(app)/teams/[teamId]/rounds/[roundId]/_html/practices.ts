import { type Html, html } from '@/app/_lib/html';
import { formatPoints, formatScore } from '@/lib/i18n/format';
import { text } from '@/lib/model/localize';
import type { PracticeEntry } from '@/lib/results/arrange';
import { meanAndMedianDiffer } from '@/lib/scoring/median-apart';
import { agreementCell, levelWords, peopleCell } from './cells';
import { type ResultContext, reasonOf } from './context';
import { decisionText } from './not-applicable';
import { mark } from './sprite';

function item(ctx: ResultContext, { practice, row }: PracticeEntry): Html {
  const { w, lang } = ctx;
  const key = practice.key && html` <i class="r-flag">${w('results.why.key')}</i>`;
  const name = html`<span class="r-name">${text(practice.title, lang)}${key}</span>`;
  const reason = reasonOf(ctx, row, 'item');
  if (reason || row.score === null) {
    const decided = decisionText(ctx, practice.id);
    return html`<li class="r-practice">${name}<span class="r-reason">${mark(row)}${reason?.short ?? ''}</span>${decided && html`<small class="r-decided">${decided}</small>`}</li>`;
  }
  const median =
    row.median !== null &&
    meanAndMedianDiffer(row) &&
    html`<i class="r-flag">${w('results.why.medianIs', { median: formatPoints(lang, row.median) })}</i>`;
  return html`<li class="r-practice">${name}<span class="r-score">${mark(row)}<b>${formatScore(lang, row.score)}</b><small>${levelWords(ctx, row)}</small>${median}</span>${peopleCell(ctx, row)}${agreementCell(ctx, row)}</li>`;
}

/** The practices a principle's score is made of; nothing in a quick round. */
export function practiceList(ctx: ResultContext, practices: readonly PracticeEntry[]): Html | null {
  if (practices.length === 0) return null;
  return html`<h4>${ctx.w('results.why.practiceList')}</h4><ul>${practices.map((one) => item(ctx, one))}</ul>`;
}
