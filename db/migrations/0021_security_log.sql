CREATE TABLE "security_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"kind" text NOT NULL,
	"actor_id" uuid,
	"subject_id" uuid,
	"about" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"network" text,
	"browser" text,
	"system" text
);
--> statement-breakpoint
ALTER TABLE "security_events" ADD CONSTRAINT "security_events_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "security_events" ADD CONSTRAINT "security_events_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "security_events" ADD CONSTRAINT "security_events_subject_id_users_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "security_events_newest" ON "security_events" USING btree ("organization_id","at","id");--> statement-breakpoint
CREATE INDEX "security_events_at" ON "security_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "security_events_actor" ON "security_events" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "security_events_subject" ON "security_events" USING btree ("subject_id");
--> statement-breakpoint
-- By hand from here: rows are added and read, and no login of the application can change or remove one.
ALTER TABLE security_events ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE security_events FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_reads ON security_events FOR SELECT TO patamar_app USING (organization_id = current_organization());
--> statement-breakpoint
CREATE POLICY tenant_adds ON security_events FOR INSERT TO patamar_app WITH CHECK (organization_id = current_organization());
--> statement-breakpoint
CREATE POLICY system ON security_events TO patamar_system USING (true);
--> statement-breakpoint
GRANT SELECT, INSERT ON security_events TO patamar_app, patamar_system;
--> statement-breakpoint
-- The one way out: what is older than 400 days, as the owner of the table, who otherwise sees nothing of it.
CREATE POLICY past_their_time ON security_events TO CURRENT_USER USING (at < now() - interval '400 days');
--> statement-breakpoint
CREATE FUNCTION forget_security_events() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ DELETE FROM security_events WHERE at < now() - interval '400 days' $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION forget_security_events() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION forget_security_events() TO patamar_system;
