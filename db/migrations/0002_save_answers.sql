-- Saving answers is asked for far more often than anything else: one statement, and so one transaction and one round
-- trip. It sets the organization as every tenant transaction does, and row-level security holds inside it.
-- The lock makes a round that is closing wait, and then count these answers.
CREATE FUNCTION save_answers(organization uuid, round uuid, respondent uuid, batch jsonb) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.organization_id', organization::text, true);
  PERFORM 1 FROM rounds
    WHERE rounds.organization_id = organization AND rounds.id = round AND rounds.closed_at IS NULL
    FOR KEY SHARE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO answers AS kept (organization_id, respondent_id, item_id, value, answered_at)
    SELECT organization, respondent, item, chosen, moment
    FROM jsonb_to_recordset(batch) AS given(item text, chosen text, moment timestamptz)
    ON CONFLICT (organization_id, respondent_id, item_id) DO UPDATE
      SET value = excluded.value, answered_at = excluded.answered_at, saved_at = now()
      WHERE kept.answered_at <= excluded.answered_at;
  RETURN true;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION save_answers FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION save_answers TO patamar_app;
