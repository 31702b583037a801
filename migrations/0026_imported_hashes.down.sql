DROP INDEX "users_imported_hash_idx";
DROP INDEX "judge_host_events_by_user_idx";
DROP INDEX "problem_assets_blob_hash_idx";
DROP INDEX "problem_publications_version_idx";
DROP INDEX "problem_publications_actor_id_idx";
DROP INDEX "problem_versions_pushed_by_idx";
