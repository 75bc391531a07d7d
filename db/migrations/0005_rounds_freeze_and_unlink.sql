CREATE TABLE "round_insiders" (
	"organization_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "round_insiders_organization_id_round_id_user_id_pk" PRIMARY KEY("organization_id","round_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "respondents" ALTER COLUMN "respondent_key" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "team_members" ADD COLUMN "added_by" uuid;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "email_verified_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "respondents" ADD COLUMN "person_hash" text;--> statement-breakpoint
ALTER TABLE "respondents" ADD COLUMN "counts" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "frozen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "frozen_by" uuid;--> statement-breakpoint
ALTER TABLE "round_insiders" ADD CONSTRAINT "round_insiders_organization_id_round_id_rounds_organization_id_id_fk" FOREIGN KEY ("organization_id","round_id") REFERENCES "public"."rounds"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_insiders" ADD CONSTRAINT "round_insiders_organization_id_user_id_memberships_organization_id_user_id_fk" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_frozen_by_users_id_fk" FOREIGN KEY ("frozen_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "respondents_hash" ON "respondents" USING btree ("organization_id","round_id","person_hash");--> statement-breakpoint
ALTER TABLE "team_members" DROP COLUMN "respondent_key";--> statement-breakpoint
-- By hand from here, but for the last statement before the wall. Rounds that are closed have ended answering too. The owner
-- of the tables sees no row of an organization, so this is done as the role that sees all.
SET LOCAL ROLE patamar_system;
--> statement-breakpoint
UPDATE "rounds" SET "frozen_at" = "closed_at", "frozen_by" = "closed_by" WHERE "closed_at" IS NOT NULL;
--> statement-breakpoint
RESET ROLE;
--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_frozen_before_closed" CHECK ("rounds"."closed_at" is null or "rounds"."frozen_at" is not null);
--> statement-breakpoint
ALTER TABLE round_insiders ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE round_insiders FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON round_insiders TO patamar_app USING (organization_id = current_organization());
--> statement-breakpoint
CREATE POLICY system ON round_insiders TO patamar_system USING (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON round_insiders TO patamar_app, patamar_system;
--> statement-breakpoint
-- Colleagues see whether an address is verified, and still never a password hash.
GRANT SELECT (email_verified_at) ON users TO patamar_app;
--> statement-breakpoint
-- As in 0002, but answers end when the round is frozen. The lock makes the freezing wait, and then it counts these answers.
CREATE OR REPLACE FUNCTION save_answers(organization uuid, round uuid, respondent uuid, batch jsonb) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.organization_id', organization::text, true);
  PERFORM 1 FROM rounds
    WHERE rounds.organization_id = organization AND rounds.id = round AND rounds.frozen_at IS NULL
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
