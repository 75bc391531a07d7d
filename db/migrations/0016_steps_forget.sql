ALTER TABLE "steps" ALTER COLUMN "from_score" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "responded_of" smallint;--> statement-breakpoint
-- By hand: rounds that went for good before steps forgot them. The owner of the tables sees no row of an organization.
SET LOCAL ROLE patamar_system;
--> statement-breakpoint
UPDATE steps SET from_score = NULL, gain_overall = NULL, gain_principle = NULL FROM rounds
  WHERE rounds.organization_id = steps.organization_id AND rounds.id = steps.round_id AND rounds.purged_at IS NOT NULL;
--> statement-breakpoint
RESET ROLE;
