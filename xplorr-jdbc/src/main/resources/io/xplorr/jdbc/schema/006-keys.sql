-- Every statement can be repeated. On PostgreSQL there is nothing to do: ${h2} makes a line a comment there.

-- On H2 an index of random keys costs more than all else: each short transaction rewrites pages all over it. Rows that come
-- twice are found by the writer, and an index of versions only grows at its end.
${h2}EXECUTE IMMEDIATE CASE WHEN EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE LOWER(table_schema) = 'xplorr' AND LOWER(table_name) = 'cost_row' AND constraint_type = 'PRIMARY KEY') THEN 'ALTER TABLE xplorr.cost_row DROP PRIMARY KEY' ELSE 'ALTER TABLE xplorr.cost_row DROP CONSTRAINT IF EXISTS xplorr.none' END;
${h2}EXECUTE IMMEDIATE CASE WHEN EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE LOWER(table_schema) = 'xplorr' AND LOWER(table_name) = 'forecast_row' AND constraint_type = 'PRIMARY KEY') THEN 'ALTER TABLE xplorr.forecast_row DROP PRIMARY KEY' ELSE 'ALTER TABLE xplorr.cost_row DROP CONSTRAINT IF EXISTS xplorr.none' END;
${h2}EXECUTE IMMEDIATE CASE WHEN EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE LOWER(table_schema) = 'xplorr' AND LOWER(table_name) = 'commitment_utilization_row' AND constraint_type = 'PRIMARY KEY') THEN 'ALTER TABLE xplorr.commitment_utilization_row DROP PRIMARY KEY' ELSE 'ALTER TABLE xplorr.cost_row DROP CONSTRAINT IF EXISTS xplorr.none' END;
${h2}EXECUTE IMMEDIATE CASE WHEN EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE LOWER(table_schema) = 'xplorr' AND LOWER(table_name) = 'commitment_coverage_row' AND constraint_type = 'PRIMARY KEY') THEN 'ALTER TABLE xplorr.commitment_coverage_row DROP PRIMARY KEY' ELSE 'ALTER TABLE xplorr.cost_row DROP CONSTRAINT IF EXISTS xplorr.none' END;
${h2}EXECUTE IMMEDIATE CASE WHEN EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE LOWER(table_schema) = 'xplorr' AND LOWER(table_name) = 'cost_dimension_value_row' AND constraint_type = 'PRIMARY KEY') THEN 'ALTER TABLE xplorr.cost_dimension_value_row DROP PRIMARY KEY' ELSE 'ALTER TABLE xplorr.cost_row DROP CONSTRAINT IF EXISTS xplorr.none' END;
${h2}EXECUTE IMMEDIATE CASE WHEN EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE LOWER(table_schema) = 'xplorr' AND LOWER(table_name) = 'cost_tag_row' AND constraint_type = 'PRIMARY KEY') THEN 'ALTER TABLE xplorr.cost_tag_row DROP PRIMARY KEY' ELSE 'ALTER TABLE xplorr.cost_row DROP CONSTRAINT IF EXISTS xplorr.none' END;
${h2}EXECUTE IMMEDIATE CASE WHEN EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE LOWER(table_schema) = 'xplorr' AND LOWER(table_name) = 'cost_category_row' AND constraint_type = 'PRIMARY KEY') THEN 'ALTER TABLE xplorr.cost_category_row DROP PRIMARY KEY' ELSE 'ALTER TABLE xplorr.cost_row DROP CONSTRAINT IF EXISTS xplorr.none' END;
${h2}EXECUTE IMMEDIATE CASE WHEN EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE LOWER(table_schema) = 'xplorr' AND LOWER(table_name) = 'resource_row' AND constraint_type = 'PRIMARY KEY') THEN 'ALTER TABLE xplorr.resource_row DROP PRIMARY KEY' ELSE 'ALTER TABLE xplorr.cost_row DROP CONSTRAINT IF EXISTS xplorr.none' END;
${h2}EXECUTE IMMEDIATE CASE WHEN EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE LOWER(table_schema) = 'xplorr' AND LOWER(table_name) = 'metric_row' AND constraint_type = 'PRIMARY KEY') THEN 'ALTER TABLE xplorr.metric_row DROP PRIMARY KEY' ELSE 'ALTER TABLE xplorr.cost_row DROP CONSTRAINT IF EXISTS xplorr.none' END;
${h2}EXECUTE IMMEDIATE CASE WHEN EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE LOWER(table_schema) = 'xplorr' AND LOWER(table_name) = 'account_row' AND constraint_type = 'PRIMARY KEY') THEN 'ALTER TABLE xplorr.account_row DROP PRIMARY KEY' ELSE 'ALTER TABLE xplorr.cost_row DROP CONSTRAINT IF EXISTS xplorr.none' END;
${h2}EXECUTE IMMEDIATE CASE WHEN EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE LOWER(table_schema) = 'xplorr' AND LOWER(table_name) = 'organization_row' AND constraint_type = 'PRIMARY KEY') THEN 'ALTER TABLE xplorr.organization_row DROP PRIMARY KEY' ELSE 'ALTER TABLE xplorr.cost_row DROP CONSTRAINT IF EXISTS xplorr.none' END;

${h2}CREATE INDEX IF NOT EXISTS xplorr.cost_row_version ON xplorr.cost_row (version);
${h2}CREATE INDEX IF NOT EXISTS xplorr.forecast_row_version ON xplorr.forecast_row (version);
${h2}CREATE INDEX IF NOT EXISTS xplorr.commitment_utilization_row_version ON xplorr.commitment_utilization_row (version);
${h2}CREATE INDEX IF NOT EXISTS xplorr.commitment_coverage_row_version ON xplorr.commitment_coverage_row (version);
${h2}CREATE INDEX IF NOT EXISTS xplorr.cost_dimension_value_row_version ON xplorr.cost_dimension_value_row (version);
${h2}CREATE INDEX IF NOT EXISTS xplorr.cost_tag_row_version ON xplorr.cost_tag_row (version);
${h2}CREATE INDEX IF NOT EXISTS xplorr.cost_category_row_version ON xplorr.cost_category_row (version);
${h2}CREATE INDEX IF NOT EXISTS xplorr.resource_row_version ON xplorr.resource_row (version);
${h2}CREATE INDEX IF NOT EXISTS xplorr.metric_row_version ON xplorr.metric_row (version);
${h2}CREATE INDEX IF NOT EXISTS xplorr.account_row_version ON xplorr.account_row (version);
${h2}CREATE INDEX IF NOT EXISTS xplorr.organization_row_version ON xplorr.organization_row (version);
