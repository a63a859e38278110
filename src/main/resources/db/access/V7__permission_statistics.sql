-- A caseload is found by the kinds of records that a permission lets see. Without statistics of them PostgreSQL expects
-- one permission in two hundred, and plans a search of somebody who sees fifty thousand people as if it were of a few.
CREATE STATISTICS access.permission_kinds ON (classes::text || types::text) FROM access.permission;
ANALYZE access.permission;
