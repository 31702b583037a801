DROP MATERIALIZED VIEW "user_statistics";
DROP TABLE "view_refreshes";
