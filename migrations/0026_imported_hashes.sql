CREATE INDEX "users_imported_hash_idx" ON "users" USING btree (substring("password_hash" from 5 for 2)) WHERE "users"."password_hash" like '$2%' and "users"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "judge_host_events_by_user_idx" ON "judge_host_events" USING btree ("by_user_id");--> statement-breakpoint
CREATE INDEX "problem_assets_blob_hash_idx" ON "problem_assets" USING btree ("blob_hash");--> statement-breakpoint
CREATE INDEX "problem_publications_version_idx" ON "problem_publications" USING btree ("problem_version_id");--> statement-breakpoint
CREATE INDEX "problem_publications_actor_id_idx" ON "problem_publications" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "problem_versions_pushed_by_idx" ON "problem_versions" USING btree ("pushed_by");