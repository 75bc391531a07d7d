import { type Html, html } from '@/app/_lib/html';
import { formatDay, formatShare } from '@/lib/i18n/format';
import type { FrameworkId } from '@/lib/model/schema';
import { isMuchNotApplicable, notApplicableShares } from '@/lib/scoring/not-applicable';
import { type ResultContext, scopeName } from './context';

/** Why an item does not apply, who decided it and when; null for every other row. */
export function decisionText({ w, lang, results }: ResultContext, itemId: string): string | null {
  const decision = results.decisions.get(itemId);
  if (!decision) return null;
  const { reason, by } = decision;
  const day = formatDay(lang, decision.at);
  const who =
    by === null ? w('results.reason.decidedByNobody', { day }) : w('results.reason.decidedBy', { by, day });
  return `${w('results.reason.decided', { reason })} ${who}`;
}

/** How much of a framework's weight was declared not applicable, with a caution when it is much; null when nothing was. */
export function shareNote(ctx: ResultContext, framework: FrameworkId): Html | null {
  const { w, lang, results } = ctx;
  const { model, decisions } = results;
  const share = notApplicableShares({
    model,
    mode: results.round.mode,
    scope: [framework],
    notApplicable: new Set(decisions.keys()),
  }).get(framework);
  if (!share) return null;
  const caution =
    isMuchNotApplicable(share) &&
    html` <small>${w('results.tiles.notApplicableMuch', { framework: scopeName(ctx, framework) })}</small>`;
  return html`${w('results.tiles.notApplicableShare', { share: formatShare(lang, share) })}${caution}`;
}
