import type { RoundSummary } from './types';

/** Frameworks that a round was about, where they were only some of the team's; else null. */
export const onlyAbout = ({ part, scope }: Pick<RoundSummary, 'part' | 'scope'>) =>
  part && scope ? scope : null;
