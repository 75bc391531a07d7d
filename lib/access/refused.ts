/** Reasons for refusing a request; the interface turns each into one sentence. */
export const REFUSALS = [
  'not_allowed',
  'round_already_open',
  'round_closed',
  'answers_ended',
  'answers_open',
  'round_not_closed',
  'unknown_round',
  'undo_too_late',
  'unknown_team',
  'team_archived',
  'team_not_archived',
  'team_has_open_round',
  'decisions_open',
  'day_over',
  'agreed_needs_reason',
  'no_team_members',
  'not_a_respondent',
  'not_a_member',
  'no_password',
  'also_elsewhere',
  'own_password',
  'no_own_password',
  'address_refused',
  'account_leaving',
  'already_in_plan',
  'last_owner',
  'invitation_invalid',
  'invitation_used_up',
  'code_unknown',
  'organization_gone',
  'demo_is_read_only',
  'unknown_practice',
  'unknown_step',
  'unknown_model',
  'unknown_draft',
  'too_many_drafts',
  'too_many_checks',
  'draft_changed',
  'overtaken',
  'model_has_errors',
  'model_asks_nothing',
  'version_not_higher',
  'version_too_low',
  'name_taken',
  'unknown_group',
  'unknown_principle',
  'too_many_views',
  'too_many',
  'colleague_has_name',
  'colleague_has_your_name',
  'confirm_again',
  'codes_set_up',
  'factor_first',
  'factor_asked',
  'too_many_passkeys',
  'passkey_known',
  'in_other_organizations',
  'unknown_job',
  'nobody_to_remind',
  'reminded_already',
  'address_unconfirmed',
] as const;
export type RefusalReason = (typeof REFUSALS)[number];

/** A request that is understood and declined. Thrown by commands, never caught in them. */
export class Refused extends Error {
  /**
   * @param field the field of the form beside which it is said, where it is about one
   * @param minutes how long to wait, where waiting helps
   */
  constructor(
    readonly reason: RefusalReason,
    readonly field?: string,
    readonly minutes?: number,
  ) {
    super(`Refused: ${reason}`);
    this.name = 'Refused';
  }
}
