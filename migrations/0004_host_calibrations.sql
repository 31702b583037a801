CREATE TABLE "judge_host_calibrations" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"judge_host_id" text NOT NULL,
	"measured_at" timestamp with time zone NOT NULL,
	"probes" jsonb NOT NULL,
	"finding" text NOT NULL,
	"detail" text
);
--> statement-breakpoint
ALTER TABLE "judge_host_calibrations" ADD CONSTRAINT "judge_host_calibrations_judge_host_id_judge_hosts_id_fk" FOREIGN KEY ("judge_host_id") REFERENCES "public"."judge_hosts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "judge_host_calibrations_host_idx" ON "judge_host_calibrations" USING btree ("judge_host_id","id");