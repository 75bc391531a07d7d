CREATE TABLE "model_choices" (
	"organization_id" uuid NOT NULL,
	"model_version_id" uuid NOT NULL,
	"chosen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"chosen_by" uuid,
	CONSTRAINT "model_choices_organization_id_pk" PRIMARY KEY("organization_id")
);
--> statement-breakpoint
CREATE TABLE "model_drafts" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"text" text NOT NULL,
	"created_by" uuid,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "model_drafts_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "model_versions" ADD COLUMN "published_by" uuid;--> statement-breakpoint
ALTER TABLE "model_choices" ADD CONSTRAINT "model_choices_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_choices" ADD CONSTRAINT "model_choices_model_version_id_model_versions_id_fk" FOREIGN KEY ("model_version_id") REFERENCES "public"."model_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_choices" ADD CONSTRAINT "model_choices_chosen_by_users_id_fk" FOREIGN KEY ("chosen_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_drafts" ADD CONSTRAINT "model_drafts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_drafts" ADD CONSTRAINT "model_drafts_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_versions" ADD CONSTRAINT "model_versions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_versions" ADD CONSTRAINT "model_versions_published_by_users_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "model_versions_own" ON "model_versions" USING btree ("organization_id","version") WHERE organization_id is not null;--> statement-breakpoint
-- By hand from here: the wall between organizations for the new tables.
DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['model_drafts', 'model_choices'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY tenant ON %I TO patamar_app USING (organization_id = current_organization())', tenant_table);
    EXECUTE format('CREATE POLICY system ON %I TO patamar_system USING (true)', tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO patamar_app, patamar_system', tenant_table);
  END LOOP;
END $$;
--> statement-breakpoint
-- A published model never changes: nobody was granted that, and the owner of the tables cannot by mistake either. Whose
-- name stands beside it may go, with the person.
CREATE FUNCTION keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A published model never changes.';
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_published
  BEFORE UPDATE OF id, organization_id, version, content_hash, content, published_at ON model_versions
  FOR EACH ROW EXECUTE FUNCTION keep_published();
--> statement-breakpoint
-- A model has one id for everybody, so a foreign key alone would take that of another organization. What these
-- policies ask is itself answered under row-level security: built-in models and those of the organization.
ALTER POLICY tenant ON model_choices WITH CHECK (
  organization_id = current_organization()
  AND EXISTS (SELECT 1 FROM model_versions m WHERE m.id = model_choices.model_version_id)
);
--> statement-breakpoint
ALTER POLICY tenant ON rounds WITH CHECK (
  organization_id = current_organization()
  AND EXISTS (SELECT 1 FROM model_versions m WHERE m.id = rounds.model_version_id)
);
