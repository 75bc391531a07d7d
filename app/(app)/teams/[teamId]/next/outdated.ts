const OUTDATED = ['already_in_plan', 'unknown_practice'] as const;

/** A refusal that says that the list of recommendations was out of date. */
export type Outdated = (typeof OUTDATED)[number];

export const isOutdated = (reason: string): reason is Outdated =>
  (OUTDATED as readonly string[]).includes(reason);
