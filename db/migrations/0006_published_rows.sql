CREATE TABLE "published_changes" (
	"organization_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"scope_id" text NOT NULL,
	"up_to" integer NOT NULL,
	"verdict" text,
	"reason" text,
	"delta" double precision,
	"lo" double precision,
	"hi" double precision,
	"margin" double precision,
	"linked" boolean NOT NULL,
	"over_items" integer NOT NULL,
	"of_items" integer NOT NULL,
	"strongest" text,
	"named" boolean NOT NULL,
	"team_changed" boolean NOT NULL,
	"part_items" double precision,
	"part_leavers" double precision,
	"part_joiners" double precision,
	"part_stayers" double precision,
	"parts_over" integer,
	"parts_of" integer,
	CONSTRAINT "published_changes_organization_id_round_id_scope_scope_id_up_to_pk" PRIMARY KEY("organization_id","round_id","scope","scope_id","up_to")
);
--> statement-breakpoint
CREATE TABLE "published_rows" (
	"organization_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"scope_id" text NOT NULL,
	"up_to" integer NOT NULL,
	"status" text NOT NULL,
	"score" double precision,
	"lo95" double precision,
	"hi95" double precision,
	"margin" double precision,
	"level" smallint,
	"level_lo" smallint,
	"level_hi" smallint,
	"n" integer,
	"dont_know" integer,
	"coverage" double precision,
	"median" double precision,
	"ad" double precision,
	"agreement" text,
	"polarised" boolean NOT NULL,
	"weakest" text,
	CONSTRAINT "published_rows_organization_id_round_id_scope_scope_id_up_to_pk" PRIMARY KEY("organization_id","round_id","scope","scope_id","up_to")
);
--> statement-breakpoint
CREATE TABLE "round_ledgers" (
	"organization_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"ledger" jsonb NOT NULL,
	CONSTRAINT "round_ledgers_organization_id_round_id_pk" PRIMARY KEY("organization_id","round_id")
);
--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "compared_with" uuid;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "not_comparable" text;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "method" smallint;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "reworded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "published_changes" ADD CONSTRAINT "published_changes_organization_id_round_id_rounds_organization_id_id_fk" FOREIGN KEY ("organization_id","round_id") REFERENCES "public"."rounds"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_rows" ADD CONSTRAINT "published_rows_organization_id_round_id_rounds_organization_id_id_fk" FOREIGN KEY ("organization_id","round_id") REFERENCES "public"."rounds"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_ledgers" ADD CONSTRAINT "round_ledgers_organization_id_round_id_rounds_organization_id_id_fk" FOREIGN KEY ("organization_id","round_id") REFERENCES "public"."rounds"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- By hand from here: the wall between organizations for the new tables.
DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['published_rows', 'published_changes', 'round_ledgers'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY tenant ON %I TO patamar_app USING (organization_id = current_organization())', tenant_table);
    EXECUTE format('CREATE POLICY system ON %I TO patamar_system USING (true)', tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO patamar_app, patamar_system', tenant_table);
  END LOOP;
END $$;
