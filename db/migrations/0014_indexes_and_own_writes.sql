CREATE TABLE "own_writes" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"transaction" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "own_writes" ADD CONSTRAINT "own_writes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "model_choices_version" ON "model_choices" USING btree ("model_version_id");--> statement-breakpoint
CREATE INDEX "model_choices_chosen_by" ON "model_choices" USING btree ("chosen_by");--> statement-breakpoint
CREATE INDEX "model_drafts_created_by" ON "model_drafts" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "model_versions_published_by" ON "model_versions" USING btree ("published_by");--> statement-breakpoint
CREATE INDEX "invitations_of_team" ON "invitations" USING btree ("organization_id","team_id");--> statement-breakpoint
CREATE INDEX "invitations_created_by" ON "invitations" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "team_member_roles_of_member" ON "team_member_roles" USING btree ("organization_id","team_id","user_id");--> statement-breakpoint
CREATE INDEX "team_members_person" ON "team_members" USING btree ("organization_id","user_id");--> statement-breakpoint
CREATE INDEX "identities_user" ON "identities" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "actions_of_plan" ON "actions" USING btree ("organization_id","plan_id");--> statement-breakpoint
CREATE INDEX "actions_of_round" ON "actions" USING btree ("organization_id","round_id");--> statement-breakpoint
CREATE INDEX "actions_owner" ON "actions" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "actions_created_by" ON "actions" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "plans_of_team" ON "plans" USING btree ("organization_id","team_id");--> statement-breakpoint
CREATE INDEX "na_decisions_decided_by" ON "na_decisions" USING btree ("decided_by");--> statement-breakpoint
CREATE INDEX "respondents_user" ON "respondents" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "respondents_own" ON "respondents" USING btree ("organization_id","person_hash","round_id");--> statement-breakpoint
CREATE INDEX "rounds_model_version" ON "rounds" USING btree ("model_version_id");--> statement-breakpoint
CREATE INDEX "rounds_opened_by" ON "rounds" USING btree ("opened_by");--> statement-breakpoint
CREATE INDEX "rounds_closed_by" ON "rounds" USING btree ("closed_by");--> statement-breakpoint
CREATE INDEX "rounds_removed_by" ON "rounds" USING btree ("removed_by");--> statement-breakpoint
CREATE INDEX "teams_deleted" ON "teams" USING btree ("deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "teams_deleted_by" ON "teams" USING btree ("deleted_by");
--> statement-breakpoint
-- By hand from here: numbers of transactions are no organization's, and tell nobody anything.
ALTER TABLE own_writes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE own_writes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY everyone ON own_writes TO patamar_app, patamar_system USING (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON own_writes TO patamar_app, patamar_system;
--> statement-breakpoint
-- Last, since nobody reads the table from here to the end; the other index stands for it already.
DROP INDEX respondents_hash;
