/** Everything that the screens of a team show. */
export const teamTopic = (teamId: string) => `team:${teamId}`;

/** One round of a team, for the few screens that follow it: a meeting changes every minute. Whoever hears of the team hears of it. */
export const roundTopic = (teamId: string, roundId: string) => `${teamTopic(teamId)}/${roundId}`;

/** What a person may see: they were taken out of a team, given another role, or signed out somewhere. */
export const personTopic = (userId: string) => `person:${userId}`;
