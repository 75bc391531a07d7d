CREATE TABLE "password_links" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "password_links" ADD CONSTRAINT "password_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "password_links_token" ON "password_links" USING btree ("token_hash");
--> statement-breakpoint
-- By hand from here: only the code that lets people in sees the table.
ALTER TABLE password_links ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE password_links FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY system ON password_links TO patamar_system USING (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON password_links TO patamar_system;
