import { formatDay, formatShare } from '@/lib/i18n/format';
import type { FrameworkId } from '@/lib/model/schema';
import { isMuchNotApplicable, notApplicableShares } from '@/lib/scoring/not-applicable';
import { type ResultContext, scopeName } from './context';

/** Why an item does not apply, who decided it and when; null for every other row. */
export function decisionText({ w, lang, results }: ResultContext, itemId: string): string | null {
  const decision = results.decisions.get(itemId);
  if (!decision) return null;
  const { reason, by } = decision;
  const day = formatDay(lang, decision.at, results.timeZone);
  const who =
    by === null ? w('results.reason.decidedByNobody', { day }) : w('results.reason.decidedBy', { by, day });
  return `${w('results.reason.decided', { reason })} ${who}`;
}

/** The share of a framework's weight that was declared not applicable, 0–1; null when nothing was. */
export function shareOf({ results }: ResultContext, framework: FrameworkId): number | null {
  const { model, decisions } = results;
  const shares = notApplicableShares({
    model,
    mode: results.round.mode,
    scope: [framework],
    notApplicable: new Set(decisions.keys()),
  });
  return shares.get(framework) || null;
}

/** How much that is, with a caution when it is much. */
export function ShareNote({
  ctx,
  framework,
  share,
}: {
  ctx: ResultContext;
  framework: FrameworkId;
  share: number;
}) {
  const { w, lang } = ctx;
  return (
    <>
      {w('results.tiles.notApplicableShare', { share: formatShare(lang, share) })}
      {isMuchNotApplicable(share) ? (
        <>
          {' '}
          <small>{w('results.tiles.notApplicableMuch', { framework: scopeName(ctx, framework) })}</small>
        </>
      ) : null}
    </>
  );
}
