ALTER TABLE "teams" ADD COLUMN "deliverable_types" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "actions" ADD COLUMN "hours_saved" double precision;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_deliverable_types" CHECK ("teams"."deliverable_types" <@ array['raw', 'aggregate', 'report', 'pipeline', 'model']);--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_hours_saved" CHECK ("actions"."hours_saved" between 0 and 999 and "actions"."hours_saved" * 2 = floor("actions"."hours_saved" * 2));