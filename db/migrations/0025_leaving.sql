ALTER TABLE "users" ADD COLUMN "leaving_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "users_leaving" ON "users" USING btree ("leaving_at") WHERE leaving_at is not null;
--> statement-breakpoint
-- By hand: owners that leave do not count as owners.
GRANT SELECT (leaving_at) ON users TO patamar_app;
