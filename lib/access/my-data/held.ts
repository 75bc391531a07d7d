/** Parts of the file that somebody downloads about themselves, in its order; `myData.parts` in the messages says what each is. */
export const PARTS = [
  'account',
  'identities',
  'sessions',
  'secondFactor',
  'organizations',
  'teams',
  'jobRoles',
  'linksUsed',
  'answers',
  'resultsFromInside',
  'deeds',
  'securityLog',
] as const;
export type Part = (typeof PARTS)[number];

/** Why something about a person is not in it; `myData.leftOut` in the messages says so. */
export const REASONS_LEFT_OUT = ['secrets', 'technical', 'others'] as const;
type Reason = (typeof REASONS_LEFT_OUT)[number];

/**
 * Every column of the database that says which person a row is about, by table and name: in which part its rows are, or why they are
 * in none. A test compares it with the database, so whoever adds such a column decides.
 */
export const HELD: Readonly<Record<string, Part | Reason>> = {
  'users.id': 'account',
  'identities.user_id': 'identities',
  'sessions.user_id': 'sessions',
  'passkeys.user_id': 'secondFactor',
  'one_time_codes.user_id': 'secondFactor',
  'recovery_codes.user_id': 'secondFactor',
  // For an hour at most, and all that it says is a secret.
  'password_links.user_id': 'secrets',
  // Until it is sent, a moment later: a mail about the account, to its own address.
  'letters.user_id': 'technical',
  'mails_off.user_id': 'account',
  'own_writes.user_id': 'technical',
  'memberships.user_id': 'organizations',
  'team_members.user_id': 'teams',
  // Who came in by somebody's link is said of who came in.
  'team_members.added_by': 'others',
  'team_member_roles.user_id': 'jobRoles',
  'invitation_uses.user_id': 'linksUsed',
  'respondents.user_id': 'answers',
  'round_insiders.user_id': 'resultsFromInside',
  'organizations.deleted_by': 'deeds',
  'teams.deleted_by': 'deeds',
  'invitations.created_by': 'deeds',
  'model_versions.published_by': 'deeds',
  'model_drafts.created_by': 'deeds',
  'model_choices.chosen_by': 'deeds',
  'jobs.caused_by': 'deeds',
  'rounds.opened_by': 'deeds',
  'rounds.frozen_by': 'deeds',
  'rounds.closed_by': 'deeds',
  'rounds.removed_by': 'deeds',
  'round_schedules.set_by': 'deeds',
  'na_decisions.decided_by': 'deeds',
  'meetings.begun_by': 'deeds',
  // For as long as it lasts: whoever began it is told of as that.
  'meetings.led_by': 'technical',
  'meeting_items.owner_id': 'deeds',
  'meeting_items.agreed_by': 'deeds',
  'steps.owner_id': 'deeds',
  'steps.created_by': 'deeds',
  'targets.set_by': 'deeds',
  'saved_views.created_by': 'deeds',
  'security_events.actor_id': 'securityLog',
  'security_events.subject_id': 'securityLog',
};
