-- A planned improvement is a step, as people read it; Next.js calls something else an action.
ALTER TABLE actions RENAME TO steps;
--> statement-breakpoint
ALTER TABLE steps RENAME CONSTRAINT actions_organization_id_id_pk TO steps_organization_id_id_pk;
--> statement-breakpoint
ALTER TABLE steps RENAME CONSTRAINT actions_target TO steps_target;
--> statement-breakpoint
ALTER TABLE steps RENAME CONSTRAINT actions_hours_saved TO steps_hours_saved;
--> statement-breakpoint
ALTER TABLE steps RENAME CONSTRAINT actions_owner_id_users_id_fk TO steps_owner_id_users_id_fk;
--> statement-breakpoint
ALTER TABLE steps RENAME CONSTRAINT actions_created_by_users_id_fk TO steps_created_by_users_id_fk;
--> statement-breakpoint
ALTER TABLE steps RENAME CONSTRAINT actions_organization_id_plan_id_plans_organization_id_id_fk
  TO steps_organization_id_plan_id_plans_organization_id_id_fk;
--> statement-breakpoint
ALTER TABLE steps RENAME CONSTRAINT actions_organization_id_round_id_rounds_organization_id_id_fk
  TO steps_organization_id_round_id_rounds_organization_id_id_fk;
--> statement-breakpoint
ALTER INDEX actions_one_per_step RENAME TO steps_one_of_each;
--> statement-breakpoint
ALTER INDEX actions_of_plan RENAME TO steps_of_plan;
--> statement-breakpoint
ALTER INDEX actions_of_round RENAME TO steps_of_round;
--> statement-breakpoint
ALTER INDEX actions_owner RENAME TO steps_owner;
--> statement-breakpoint
ALTER INDEX actions_created_by RENAME TO steps_created_by;
