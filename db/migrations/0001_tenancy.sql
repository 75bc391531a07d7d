-- Two roles that own nothing. The web server works as patamar_app and sees one organization at a time;
-- sign-in, invitations by token and the demo go through patamar_system, the small second door.
DO $$
DECLARE wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['patamar_app', 'patamar_system'] LOOP
    -- Roles belong to the server, not to the database: another database or an administrator may have made them.
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL; -- Made by somebody else a moment ago.
      END;
    END IF;
    IF NOT pg_has_role(current_user, wanted, 'SET') THEN
      EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO patamar_app, patamar_system;
--> statement-breakpoint
CREATE FUNCTION current_organization() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.organization_id', true), '')::uuid;
--> statement-breakpoint
DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'memberships', 'teams', 'team_members', 'team_member_roles', 'invitations', 'rounds', 'respondents',
    'answers', 'na_decisions', 'score_snapshots', 'plans', 'actions'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY tenant ON %I TO patamar_app USING (organization_id = current_organization())', tenant_table);
    EXECUTE format('CREATE POLICY system ON %I TO patamar_system USING (true)', tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO patamar_app, patamar_system', tenant_table);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE organizations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE organizations FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON organizations TO patamar_app USING (id = current_organization());
--> statement-breakpoint
CREATE POLICY system ON organizations TO patamar_system USING (true);
--> statement-breakpoint
GRANT SELECT, UPDATE ON organizations TO patamar_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON organizations TO patamar_system;
--> statement-breakpoint
-- A published model never changes: nobody may update or delete one.
ALTER TABLE model_versions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE model_versions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY readable ON model_versions FOR SELECT TO patamar_app USING (organization_id IS NULL OR organization_id = current_organization());
--> statement-breakpoint
CREATE POLICY own ON model_versions FOR INSERT TO patamar_app WITH CHECK (organization_id = current_organization());
--> statement-breakpoint
CREATE POLICY system ON model_versions TO patamar_system USING (true);
--> statement-breakpoint
GRANT SELECT, INSERT ON model_versions TO patamar_app, patamar_system;
--> statement-breakpoint
-- People: an organization sees the names of its members, and never a password hash.
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE users FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY colleagues ON users FOR SELECT TO patamar_app USING (
  EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = users.id AND m.organization_id = current_organization())
);
--> statement-breakpoint
CREATE POLICY system ON users TO patamar_system USING (true);
--> statement-breakpoint
GRANT SELECT (id, name, email, locale) ON users TO patamar_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON users, identities, rate_limits TO patamar_system;
--> statement-breakpoint
ALTER TABLE identities ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE identities FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY system ON identities TO patamar_system USING (true);
