ALTER TABLE "respondents" ADD COLUMN "asked_set" smallint;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "asked_sets" jsonb;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "question_limit" smallint;--> statement-breakpoint
-- By hand from here. As `save_answers` of 0005, but it tells what it passed over: the newer answers that were there already
-- and stay; null where the round takes none. That one stays until no process of the release before is left to call it.
CREATE FUNCTION keep_answers(organization uuid, round uuid, respondent uuid, batch jsonb) RETURNS jsonb
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.organization_id', organization::text, true);
  PERFORM 1 FROM rounds
    WHERE rounds.organization_id = organization AND rounds.id = round AND rounds.frozen_at IS NULL
    FOR KEY SHARE;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  INSERT INTO answers AS kept (organization_id, respondent_id, item_id, value, answered_at)
    SELECT organization, respondent, item, chosen, moment
    FROM jsonb_to_recordset(batch) AS given(item text, chosen text, moment timestamptz)
    ON CONFLICT (organization_id, respondent_id, item_id) DO UPDATE
      SET value = excluded.value, answered_at = excluded.answered_at, saved_at = now()
      WHERE kept.answered_at <= excluded.answered_at;
  RETURN (
    SELECT coalesce(jsonb_agg(jsonb_build_object(
      'item', there.item_id,
      'chosen', there.value,
      'moment', ceil(extract(epoch FROM there.answered_at) * 1000)
    )), '[]')
    FROM jsonb_to_recordset(batch) AS given(item text, moment timestamptz)
    JOIN answers there ON there.organization_id = organization AND there.respondent_id = respondent
      AND there.item_id = given.item
    WHERE there.answered_at > given.moment
  );
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION keep_answers FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION keep_answers TO patamar_app;
