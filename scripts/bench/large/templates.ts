import type { Model } from '@/lib/model/schema';
import { type PublishDone, type ReadRound, runPublishWork } from '@/lib/rounds/publish-work';
import { madeUpRound } from '../made-up-round';
import { PEOPLE, ROUNDS, TEMPLATES } from './plan';

/** What outside the team needs to see a result, as organizations have it unless they say otherwise. */
export const OUTSIDE = 5;

export interface ScoredRound {
  round: ReadRound;
  done: PublishDone;
}

/** The rounds of a team, one published after the other. */
export type Template = readonly ScoredRound[];

/** Some teams rise, some fall, some stay; in two of them only four people answer, so that others do not see their results. */
function templateOf(model: Model, team: number): Template {
  const rounds: ScoredRound[] = [];
  for (let index = 0; index < ROUNDS; index++) {
    const rise = ((team % 5) - 1) * 0.06;
    const answering = team % 12 === 11 ? 4 : PEOPLE;
    const round = madeUpRound(model, { people: PEOPLE, answering, index, team: team + 1, rise });
    const last = rounds.at(-1);
    const before = last ? { ...last.round, ledger: last.done.ledger } : null;
    const done = runPublishWork({ round, before, outside: OUTSIDE, decisions: { made: [], before: [] } }, [
      model,
    ]);
    if (!done) throw new Error('Nothing is there to be decided.');
    // Comparing makes the ledger of the round before grow.
    if (last && done.ledgerBefore) last.done = { ...last.done, ledger: done.ledgerBefore };
    rounds.push({ round, done });
  }
  return rounds;
}

/** Scores and publishes the rounds of the teams that others look like; `tell` gets how many teams are done. */
export function scoreTemplates(model: Model, tell: (done: number) => void): Template[] {
  return Array.from({ length: TEMPLATES }, (_, team) => {
    const template = templateOf(model, team);
    tell(team + 1);
    return template;
  });
}
