-- The library's own PostgreSQL limiter keeps the end of a window in milliseconds since 1970.
ALTER TABLE "rate_limits" ALTER COLUMN "expire" SET DATA TYPE bigint
  USING (extract(epoch FROM "expire" AT TIME ZONE 'UTC') * 1000)::bigint;--> statement-breakpoint
CREATE INDEX "rate_limits_expire" ON "rate_limits" USING btree ("expire");
