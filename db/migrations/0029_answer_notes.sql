CREATE TABLE "answer_notes" (
	"organization_id" uuid NOT NULL,
	"respondent_id" uuid NOT NULL,
	"item_id" text NOT NULL,
	"part" text NOT NULL,
	"text" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "answer_notes_organization_id_respondent_id_item_id_part_pk" PRIMARY KEY("organization_id","respondent_id","item_id","part"),
	CONSTRAINT "answer_notes_part" CHECK ("answer_notes"."part" in ('comment', 'evidence', 'reason')),
	CONSTRAINT "answer_notes_text" CHECK (char_length("answer_notes"."text") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "published_notes" (
	"organization_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"item_id" text NOT NULL,
	"part" text NOT NULL,
	"author_hash" text NOT NULL,
	"text" text NOT NULL,
	"answered" smallint NOT NULL,
	CONSTRAINT "published_notes_organization_id_round_id_item_id_part_author_hash_pk" PRIMARY KEY("organization_id","round_id","item_id","part","author_hash"),
	CONSTRAINT "published_notes_part" CHECK ("published_notes"."part" in ('comment', 'evidence', 'reason'))
);
--> statement-breakpoint
ALTER TABLE "answer_notes" ADD CONSTRAINT "answer_notes_organization_id_respondent_id_respondents_organization_id_id_fk" FOREIGN KEY ("organization_id","respondent_id") REFERENCES "public"."respondents"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_notes" ADD CONSTRAINT "published_notes_organization_id_round_id_rounds_organization_id_id_fk" FOREIGN KEY ("organization_id","round_id") REFERENCES "public"."rounds"("organization_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
-- By hand from here.
ALTER TABLE answer_notes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE answer_notes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON answer_notes TO patamar_app USING (organization_id = current_organization());
--> statement-breakpoint
CREATE POLICY system ON answer_notes TO patamar_system USING (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON answer_notes TO patamar_app, patamar_system;
--> statement-breakpoint
ALTER TABLE published_notes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE published_notes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON published_notes TO patamar_app USING (organization_id = current_organization());
--> statement-breakpoint
CREATE POLICY system ON published_notes TO patamar_system USING (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON published_notes TO patamar_app, patamar_system;
--> statement-breakpoint
-- As `keep_answers` of 0012, which it begins with, for a batch in which some have a part: those are texts beside answers. They are
-- written under the same lock, the newest of each part stays, and those that were newer already are told.
CREATE FUNCTION keep_given(organization uuid, round uuid, respondent uuid, batch jsonb) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  newer jsonb;
BEGIN
  newer := keep_answers(organization, round, respondent, (
    SELECT coalesce(jsonb_agg(one), '[]') FROM jsonb_array_elements(batch) AS one WHERE NOT one ? 'part'
  ));
  IF newer IS NULL THEN
    RETURN NULL;
  END IF;
  INSERT INTO answer_notes AS kept (organization_id, respondent_id, item_id, part, text, written_at)
    SELECT organization, respondent, given.item, given.part, given.chosen, given.moment
    FROM jsonb_to_recordset(batch) AS given(item text, part text, chosen text, moment timestamptz)
    WHERE given.part IS NOT NULL
    ON CONFLICT (organization_id, respondent_id, item_id, part) DO UPDATE
      SET text = excluded.text, written_at = excluded.written_at
      WHERE kept.written_at <= excluded.written_at;
  RETURN newer || (
    SELECT coalesce(jsonb_agg(jsonb_build_object(
      'item', there.item_id,
      'part', there.part,
      'chosen', there.text,
      'moment', ceil(extract(epoch FROM there.written_at) * 1000)
    )), '[]')
    FROM jsonb_to_recordset(batch) AS given(item text, part text, moment timestamptz)
    JOIN answer_notes there ON there.organization_id = organization AND there.respondent_id = respondent
      AND there.item_id = given.item AND there.part = given.part
    WHERE there.written_at > given.moment
  );
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION keep_given FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION keep_given TO patamar_app;
