CREATE TABLE "jobs" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"team_id" uuid NOT NULL,
	"round_id" uuid,
	"invitation_id" uuid,
	"caused_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"problem" text,
	"done_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	CONSTRAINT "jobs_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid,
	"address" text,
	"browser" text,
	"system" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mails_off" (
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mails_off_user_id_kind_pk" PRIMARY KEY("user_id","kind")
);
--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "mailed_to" text;--> statement-breakpoint
ALTER TABLE "password_links" ADD COLUMN "mailed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_caused_by_users_id_fk" FOREIGN KEY ("caused_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_organization_id_team_id_teams_organization_id_id_fk" FOREIGN KEY ("organization_id","team_id") REFERENCES "public"."teams"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_organization_id_round_id_rounds_organization_id_id_fk" FOREIGN KEY ("organization_id","round_id") REFERENCES "public"."rounds"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_invitation_fk" FOREIGN KEY ("organization_id","invitation_id") REFERENCES "public"."invitations"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails_off" ADD CONSTRAINT "mails_off_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "jobs_newest" ON "jobs" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "jobs_of_team" ON "jobs" USING btree ("organization_id","team_id");--> statement-breakpoint
CREATE INDEX "jobs_of_round" ON "jobs" USING btree ("organization_id","round_id");--> statement-breakpoint
CREATE INDEX "jobs_of_invitation" ON "jobs" USING btree ("organization_id","invitation_id");--> statement-breakpoint
CREATE INDEX "jobs_caused_by" ON "jobs" USING btree ("caused_by");--> statement-breakpoint
CREATE INDEX "jobs_created_at" ON "jobs" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "letters_user" ON "letters" USING btree ("user_id");--> statement-breakpoint
-- By hand from here. Pages add work of their own organization and see what became of it; letters and what people turned off they do not see.
ALTER TABLE jobs ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE jobs FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON jobs TO patamar_app USING (organization_id = current_organization());
--> statement-breakpoint
CREATE POLICY system ON jobs TO patamar_system USING (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON jobs TO patamar_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON jobs, letters, mails_off TO patamar_system;
--> statement-breakpoint
ALTER TABLE letters ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE letters FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY system ON letters TO patamar_system USING (true);
--> statement-breakpoint
ALTER TABLE mails_off ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE mails_off FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY system ON mails_off TO patamar_system USING (true);
--> statement-breakpoint
-- The worker's tables are made by its own migrations (db/worker-schema.ts), after these. A row is handed on in its own transaction, with its
-- ids and nothing else. Whoever restores a backup has no worker yet: what waits is handed on by the worker then (lib/jobs/hand-on.ts).
CREATE FUNCTION hand_job_to_worker() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF to_regnamespace('graphile_worker') IS NOT NULL THEN
    PERFORM graphile_worker.add_job('job', json_build_object('organizationId', NEW.organization_id, 'jobId', NEW.id),
      max_attempts => 12, job_key => 'job:' || NEW.id);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION hand_letter_to_worker() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF to_regnamespace('graphile_worker') IS NOT NULL THEN
    -- Somebody waits in front of their mailbox: before everything else.
    PERFORM graphile_worker.add_job('letter', json_build_object('letterId', NEW.id),
      max_attempts => 12, job_key => 'letter:' || NEW.id, priority => -10);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A trigger needs no right to call its function, and nobody else has one.
REVOKE ALL ON FUNCTION hand_job_to_worker(), hand_letter_to_worker() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER jobs_added AFTER INSERT ON jobs FOR EACH ROW
  WHEN (NEW.done_at IS NULL AND NEW.failed_at IS NULL) EXECUTE FUNCTION hand_job_to_worker();
--> statement-breakpoint
CREATE TRIGGER jobs_tried_again AFTER UPDATE OF failed_at ON jobs FOR EACH ROW
  WHEN (OLD.failed_at IS NOT NULL AND NEW.failed_at IS NULL AND NEW.done_at IS NULL) EXECUTE FUNCTION hand_job_to_worker();
--> statement-breakpoint
CREATE TRIGGER letters_added AFTER INSERT ON letters FOR EACH ROW EXECUTE FUNCTION hand_letter_to_worker();
