CREATE TABLE "meeting_items" (
	"organization_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"item_id" text NOT NULL,
	"state" text,
	"agreed" smallint,
	"reason" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"owner_id" uuid,
	"agreed_by" uuid,
	"agreed_at" timestamp with time zone,
	CONSTRAINT "meeting_items_organization_id_round_id_item_id_pk" PRIMARY KEY("organization_id","round_id","item_id"),
	CONSTRAINT "meeting_items_agreed" CHECK ("meeting_items"."agreed" between 0 and 4),
	CONSTRAINT "meeting_items_reason" CHECK ("meeting_items"."agreed" is null or "meeting_items"."reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"organization_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"begun_at" timestamp with time zone DEFAULT now() NOT NULL,
	"begun_by" uuid,
	"led_by" uuid,
	"item_id" text,
	"ends_at" timestamp with time zone,
	"paused_at" timestamp with time zone,
	"version" integer DEFAULT 0 NOT NULL,
	"shown" jsonb NOT NULL,
	CONSTRAINT "meetings_organization_id_round_id_pk" PRIMARY KEY("organization_id","round_id")
);
--> statement-breakpoint
ALTER TABLE "meeting_items" ADD CONSTRAINT "meeting_items_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_items" ADD CONSTRAINT "meeting_items_agreed_by_users_id_fk" FOREIGN KEY ("agreed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_items" ADD CONSTRAINT "meeting_items_meeting_fk" FOREIGN KEY ("organization_id","round_id") REFERENCES "public"."meetings"("organization_id","round_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_begun_by_users_id_fk" FOREIGN KEY ("begun_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_led_by_users_id_fk" FOREIGN KEY ("led_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_organization_id_round_id_rounds_organization_id_id_fk" FOREIGN KEY ("organization_id","round_id") REFERENCES "public"."rounds"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "meeting_items_owner" ON "meeting_items" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "meeting_items_agreed_by" ON "meeting_items" USING btree ("agreed_by");--> statement-breakpoint
CREATE INDEX "meetings_begun_by" ON "meetings" USING btree ("begun_by");--> statement-breakpoint
CREATE INDEX "meetings_led_by" ON "meetings" USING btree ("led_by");--> statement-breakpoint
-- By hand from here: the wall between organizations for the new tables.
DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['meetings', 'meeting_items'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY tenant ON %I TO patamar_app USING (organization_id = current_organization())', tenant_table);
    EXECUTE format('CREATE POLICY system ON %I TO patamar_system USING (true)', tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO patamar_app, patamar_system', tenant_table);
  END LOOP;
END $$;
