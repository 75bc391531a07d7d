import type { OrganizationRole, Permission } from '@/lib/access/policy';

/** What the security log tells of, in the groups that its page filters by. The words are in the messages of `security`. */
export const EVENT_GROUPS = {
  'signing-in': [
    'signed_in',
    'sign_in_failed',
    'locked_out',
    'signed_out',
    'session_ended',
    'sessions_ended',
    'confirmation_failed',
    'password_changed',
    'password_link_made',
    'password_link_mailed',
    'password_renewed',
    'account_claimed',
    'address_changed',
    'address_verified',
    'account_deleted',
    'account_kept',
    'data_downloaded',
    'factor_failed',
    'factor_held_up',
    'recovery_code_used',
  ],
  factors: [
    'passkey_added',
    'passkey_removed',
    'codes_set_up',
    'codes_removed',
    'recovery_codes_made',
    'factors_reset',
    'factor_required',
  ],
  people: [
    'account_made',
    'joined_team',
    'role_changed',
    'removed_from_team',
    'left_team',
    'removed_from_organization',
    'not_allowed',
  ],
  links: ['link_made', 'link_ended'],
  organization: [
    'organization_made',
    'organization_deleted',
    'organization_kept',
    'organization_renamed',
    'threshold_changed',
    'time_zone_changed',
  ],
  teams: ['team_made', 'team_archived', 'team_restored', 'team_deleted', 'team_brought_back'],
  rounds: [
    'round_opened',
    'round_opened_itself',
    'repeating_set',
    'repeating_stopped',
    'answering_ended',
    'answering_ended_itself',
    'meeting_begun',
    'round_published',
    'round_cancelled',
    'round_deleted',
    'round_brought_back',
    'reminders_sent',
  ],
  models: ['model_published', 'model_chosen'],
  exports: ['exported'],
} as const;

export type EventGroup = keyof typeof EVENT_GROUPS;
export type SecurityEventKind = (typeof EVENT_GROUPS)[EventGroup][number];

export const EVENT_GROUP_NAMES = Object.keys(EVENT_GROUPS) as EventGroup[];
export const EVENT_KINDS: readonly SecurityEventKind[] = Object.values(EVENT_GROUPS).flat();

export type SignedInBy = 'password' | 'factor' | 'passkey' | 'provider';

/**
 * What an event was about. Names are kept as they were then. There is no field for a score, an answer or how far somebody has
 * come, and none may be added (docs/privacy.md).
 */
export interface EventAbout {
  team?: string;
  /** For whom a link was made. */
  givenTo?: string;
  round?: string;
  organization?: string;
  model?: string;
  /** File that was downloaded, without the organization's day in it. */
  file?: string;
  role?: OrganizationRole;
  roleBefore?: OrganizationRole;
  /** Roles that a setting is about, after it was changed. */
  roles?: readonly OrganizationRole[];
  /** What somebody gave to sign in; with `factor` a password and a second factor. */
  by?: SignedInBy;
  /** What somebody tried who may not. */
  tried?: Permission;
  /** Values of a setting. */
  before?: string;
  after?: string;
}

/** Days that events are kept. */
export const KEPT_DAYS = 400;
