ALTER TABLE "rounds" ADD COLUMN "asked_at_opening" smallint;
--> statement-breakpoint
-- By hand from here: who was taken out before nobody knows any more, but from now on it is noticed in a round that runs already.
SET LOCAL ROLE patamar_system;
--> statement-breakpoint
UPDATE rounds SET asked_at_opening = (
  SELECT count(*) FROM respondents
  WHERE respondents.organization_id = rounds.organization_id AND respondents.round_id = rounds.id
    AND respondents.invited_at <= rounds.opened_at
) WHERE closed_at IS NULL;
--> statement-breakpoint
RESET ROLE;
