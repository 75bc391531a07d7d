CREATE TABLE "team_groups" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "team_groups_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"page" text NOT NULL,
	"query" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_views_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "saved_views_name" UNIQUE("organization_id","name")
);
--> statement-breakpoint
CREATE TABLE "small_team_means" (
	"organization_id" uuid NOT NULL,
	"quarter" text NOT NULL,
	"kind" text NOT NULL,
	"scope_id" text NOT NULL,
	"threshold" integer NOT NULL,
	"mean" double precision,
	"teams" integer,
	"people" integer,
	"round_ids" uuid[] NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "small_team_means_organization_id_quarter_kind_scope_id_pk" PRIMARY KEY("organization_id","quarter","kind","scope_id")
);
--> statement-breakpoint
CREATE TABLE "targets" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"team_id" uuid,
	"scope" text NOT NULL,
	"scope_id" text NOT NULL,
	"level" smallint NOT NULL,
	"due_date" date,
	"set_by" uuid,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "targets_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "targets_one_of_each" UNIQUE NULLS NOT DISTINCT("organization_id","team_id","scope","scope_id"),
	CONSTRAINT "targets_level" CHECK ("targets"."level" between 1 and 4)
);
--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "group_id" uuid;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "capacity" smallint DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE "team_groups" ADD CONSTRAINT "team_groups_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "small_team_means" ADD CONSTRAINT "small_team_means_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_set_by_users_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_organization_id_team_id_teams_organization_id_id_fk" FOREIGN KEY ("organization_id","team_id") REFERENCES "public"."teams"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "team_groups_name" ON "team_groups" USING btree ("organization_id",lower("name"));--> statement-breakpoint
CREATE INDEX "saved_views_created_by" ON "saved_views" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "targets_set_by" ON "targets" USING btree ("set_by");--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_organization_id_group_id_team_groups_organization_id_id_fk" FOREIGN KEY ("organization_id","group_id") REFERENCES "public"."team_groups"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "teams_of_group" ON "teams" USING btree ("organization_id","group_id");--> statement-breakpoint
CREATE INDEX "rounds_published" ON "rounds" USING btree ("organization_id","team_id","closed_at") WHERE method is not null and removed_at is null;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_capacity" CHECK ("teams"."capacity" between 1 and 999);--> statement-breakpoint
-- By hand from here: the wall between organizations for the new tables.
DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['team_groups', 'targets', 'saved_views', 'small_team_means'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY tenant ON %I TO patamar_app USING (organization_id = current_organization())', tenant_table);
    EXECUTE format('CREATE POLICY system ON %I TO patamar_system USING (true)', tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO patamar_app, patamar_system', tenant_table);
  END LOOP;
END $$;
