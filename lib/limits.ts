/**
 * How much each value may hold, in one place for the form, what the browser is told (`maxLength`, `min`, `max`) and the
 * command. Lengths are UTF-16 units, as browsers count them, of the text with "\n" between its lines.
 */
export const LIMITS = {
  /** Names of people, organizations and teams: whatever signing up takes, settings take. */
  name: 120,
  roundName: 80,
  groupName: 60,
  viewName: 60,
  /** People who may come in by one invitation link. */
  linkUses: 500,
  /** Saved views of one page. */
  viewsOfPage: 30,
  /** Teams that can be put into a group at once: those of one page of the list. */
  teamsAtOnce: 100,
  email: 254,
  /** Asked of old passwords, too, which may be older than any rule; see password-rules.ts for new ones. */
  anyPassword: 1_000,
  /** A code of an app, or a recovery code, with what people put between its groups. */
  code: 40,
  /** What a device signs or makes, as JSON. */
  passkey: 40_000,
  note: 2_000,
  /** Points of effort of a team in a cycle; at least 1. */
  capacity: 999,
  /** Characters of "999.5". */
  hours: 5,
  reason: 500,
  /** What somebody writes beside an answer. */
  comment: 1_000,
  link: 500,
} as const;

/** How long what was deleted can be brought back. */
export const UNDO_DAYS = 7;

/** Days that somebody can mean: a year of two digits is one that was not typed to its end. */
export const FIRST_DAY = '2000-01-01';
export const LAST_DAY = '2099-12-31';
