CREATE TABLE "round_comparisons" (
	"organization_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"compared_with" uuid NOT NULL,
	"not_comparable" text,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "round_comparisons_organization_id_round_id_compared_with_pk" PRIMARY KEY("organization_id","round_id","compared_with")
);
--> statement-breakpoint
ALTER TABLE "published_changes" DROP CONSTRAINT "published_changes_organization_id_round_id_rounds_organization_id_id_fk";
--> statement-breakpoint
DROP INDEX "rounds_one_open";--> statement-breakpoint
ALTER TABLE "published_changes" DROP CONSTRAINT "published_changes_organization_id_round_id_scope_scope_id_up_to_pk";--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "deleted_by" uuid;--> statement-breakpoint
ALTER TABLE "published_changes" ADD COLUMN "compared_with" uuid;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "removed_by" uuid;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "removed_reason" text;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "purged_at" timestamp with time zone;--> statement-breakpoint
-- By hand: the wall between organizations for the new table, and what it says of rounds that are published already. The owner
-- of the tables sees no row of an organization, so that is done as the role that sees all.
ALTER TABLE round_comparisons ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE round_comparisons FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON round_comparisons TO patamar_app USING (organization_id = current_organization());
--> statement-breakpoint
CREATE POLICY system ON round_comparisons TO patamar_system USING (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON round_comparisons TO patamar_app, patamar_system;
--> statement-breakpoint
SET LOCAL ROLE patamar_system;
--> statement-breakpoint
INSERT INTO round_comparisons (organization_id, round_id, compared_with, not_comparable, made_at)
  SELECT organization_id, id, compared_with, not_comparable, closed_at FROM rounds
  WHERE compared_with IS NOT NULL AND closed_at IS NOT NULL;
--> statement-breakpoint
UPDATE published_changes SET compared_with = rounds.compared_with FROM rounds
  WHERE rounds.organization_id = published_changes.organization_id AND rounds.id = published_changes.round_id;
--> statement-breakpoint
RESET ROLE;
--> statement-breakpoint
ALTER TABLE "published_changes" ALTER COLUMN "compared_with" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "published_changes" ADD CONSTRAINT "published_changes_pk" PRIMARY KEY("organization_id","round_id","compared_with","scope","scope_id","up_to");--> statement-breakpoint
ALTER TABLE "round_comparisons" ADD CONSTRAINT "round_comparisons_organization_id_round_id_rounds_organization_id_id_fk" FOREIGN KEY ("organization_id","round_id") REFERENCES "public"."rounds"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_comparisons" ADD CONSTRAINT "round_comparisons_organization_id_compared_with_rounds_organization_id_id_fk" FOREIGN KEY ("organization_id","compared_with") REFERENCES "public"."rounds"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "round_comparisons_with" ON "round_comparisons" USING btree ("organization_id","compared_with");--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_deleted_by_users_id_fk" FOREIGN KEY ("deleted_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_changes" ADD CONSTRAINT "published_changes_comparison_fk" FOREIGN KEY ("organization_id","round_id","compared_with") REFERENCES "public"."round_comparisons"("organization_id","round_id","compared_with") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_removed_by_users_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rounds_removed" ON "rounds" USING btree ("removed_at") WHERE removed_at is not null and purged_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "rounds_one_open" ON "rounds" USING btree ("organization_id","team_id") WHERE closed_at is null and removed_at is null;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_archived_before_deleted" CHECK ("teams"."deleted_at" is null or "teams"."archived_at" is not null);--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_purged_once_removed" CHECK ("rounds"."purged_at" is null or "rounds"."removed_at" is not null);
