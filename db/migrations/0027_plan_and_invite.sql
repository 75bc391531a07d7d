CREATE TABLE "round_schedules" (
	"organization_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"every" text NOT NULL,
	"started_on" date NOT NULL,
	"next_on" date NOT NULL,
	"mode" text NOT NULL,
	"format" text NOT NULL,
	"limited" boolean NOT NULL,
	"scope" text[],
	"model" text,
	"lasts_days" smallint,
	"ends_itself" boolean NOT NULL,
	"set_by" uuid,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	"paused" text,
	"paused_at" timestamp with time zone,
	CONSTRAINT "round_schedules_organization_id_team_id_pk" PRIMARY KEY("organization_id","team_id"),
	CONSTRAINT "round_schedules_lasts" CHECK ("round_schedules"."lasts_days" between 0 and 366),
	CONSTRAINT "round_schedules_ends_itself" CHECK ("round_schedules"."lasts_days" is not null or not "round_schedules"."ends_itself"),
	CONSTRAINT "round_schedules_paused" CHECK (("round_schedules"."paused" is null) = ("round_schedules"."paused_at" is null))
);
--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "code_hash" text;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "token_sealed" text;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "part" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "ends_on" date;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "ends_itself" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "round_schedules" ADD CONSTRAINT "round_schedules_set_by_users_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_schedules" ADD CONSTRAINT "round_schedules_organization_id_team_id_teams_organization_id_id_fk" FOREIGN KEY ("organization_id","team_id") REFERENCES "public"."teams"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "round_schedules_due" ON "round_schedules" USING btree ("next_on") WHERE paused is null;--> statement-breakpoint
CREATE INDEX "round_schedules_set_by" ON "round_schedules" USING btree ("set_by");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_code" ON "invitations" USING btree ("code_hash");--> statement-breakpoint
CREATE INDEX "rounds_ending" ON "rounds" USING btree ("ends_on") WHERE ends_itself and frozen_at is null;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_ends_itself_on_a_day" CHECK ("rounds"."ends_on" is not null or not "rounds"."ends_itself");
--> statement-breakpoint
-- By hand from here.
ALTER TABLE round_schedules ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE round_schedules FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON round_schedules TO patamar_app USING (organization_id = current_organization());--> statement-breakpoint
CREATE POLICY system ON round_schedules TO patamar_system USING (true);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON round_schedules TO patamar_app, patamar_system;
