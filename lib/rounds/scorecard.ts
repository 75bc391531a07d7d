import 'server-only';
import { scoreSnapshots } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import {
  ANY_THRESHOLD,
  changeShownUpTo,
  changes,
  countsShownUpTo,
  type RoundInput,
  type Scorecard,
  score,
  shownUpTo,
} from '@/lib/scoring';
import { roundBefore } from './round-before';
import { type Round, roundInput } from './round-input';

/** Highest anonymity thresholds of a scorecard's rows; a consensus is one agreed answer and hides nobody's. */
function exposure(input: RoundInput, card: Scorecard) {
  if (card.format === 'consensus') return { rows: () => ANY_THRESHOLD, counts: () => ANY_THRESHOLD };
  const rows = shownUpTo(input.model, card);
  const counts = countsShownUpTo(input.model, card);
  return { rows: (key: string) => rows.get(key) ?? 0, counts: (key: string) => counts.get(key) ?? 0 };
}

/** Change of each scope against the team's comparable round before this one, with the threshold it may be shown at. */
async function change(tx: Tenant, round: Round, input: RoundInput, card: Scorecard) {
  const earlier = await roundBefore(tx, round);
  if (!earlier) return { of: () => null, upTo: () => 0 };
  const before = (await roundInput(tx, earlier)).input;
  const rows = changes(before, input);
  const upTo = changeShownUpTo(input.model, { before: score(before), after: card }, rows);
  const byKey = new Map(rows.map((row) => [`${row.scope} ${row.id}`, row]));
  return {
    of: (key: string) => byKey.get(key) ?? null,
    upTo: (key: string) => (card.format === 'consensus' ? ANY_THRESHOLD : (upTo.get(key) ?? 0)),
  };
}

/**
 * Scores a round that is being closed and writes one row per scope: score, intervals, level, agreement, the change
 * against the round before, and up to which anonymity threshold the row may be shown. Returns the head counts.
 */
export async function writeScorecard(
  tx: Tenant,
  round: Round,
): Promise<{ invited: number; responded: number }> {
  const { input, invited } = await roundInput(tx, round);
  const card = score(input);
  const shown = exposure(input, card);
  const changed = await change(tx, round, input, card);

  await tx.insert(scoreSnapshots).values(
    card.rows.map((row) => {
      const key = `${row.scope} ${row.id}`;
      const moved = changed.of(key);
      return {
        organizationId: round.organizationId,
        roundId: round.id,
        teamId: round.teamId,
        scope: row.scope,
        scopeId: row.id,
        status: row.status,
        score: row.score,
        lo95: row.ci95?.lo ?? null,
        hi95: row.ci95?.hi ?? null,
        lo80: row.ci80?.lo ?? null,
        hi80: row.ci80?.hi ?? null,
        se: row.se,
        level: row.level,
        levelLo: row.levelRange?.[0] ?? null,
        levelHi: row.levelRange?.[1] ?? null,
        n: row.n,
        answers: row.answers,
        dontKnow: row.dontKnow,
        notApplicable: row.notApplicable,
        skipped: row.skipped,
        effectiveN: row.effectiveN,
        coverage: row.coverage,
        median: row.median,
        ad: row.ad,
        agreement: row.agreement,
        polarised: row.polarised,
        naProposed: row.naProposed,
        weakest: row.weakest,
        shownUpTo: shown.rows(key),
        countsShownUpTo: shown.counts(key),
        changeShownUpTo: changed.upTo(key),
        verdict: moved?.verdict ?? null,
        delta: moved?.delta ?? null,
        deltaLo: moved?.ci95?.lo ?? null,
        deltaHi: moved?.ci95?.hi ?? null,
        deltaP: moved?.p ?? null,
        deltaMethod: moved?.method ?? null,
        teamChanged: moved?.teamChanged ?? false,
      };
    }),
  );
  return { invited, responded: card.respondents };
}
