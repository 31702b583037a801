CREATE TABLE "held_verdicts" (
	"judgement_id" text PRIMARY KEY NOT NULL,
	"attempt" integer NOT NULL,
	"outcome" jsonb NOT NULL,
	"flight" jsonb NOT NULL,
	"judge_host_id" text NOT NULL,
	"held_at" timestamp with time zone NOT NULL,
	"finding" text,
	"counted" text,
	"second_host_id" text
);
--> statement-breakpoint
ALTER TABLE "held_verdicts" ADD CONSTRAINT "held_verdicts_judgement_id_judgements_id_fk" FOREIGN KEY ("judgement_id") REFERENCES "public"."judgements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_verdicts" ADD CONSTRAINT "held_verdicts_judge_host_id_judge_hosts_id_fk" FOREIGN KEY ("judge_host_id") REFERENCES "public"."judge_hosts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_verdicts" ADD CONSTRAINT "held_verdicts_second_host_id_judge_hosts_id_fk" FOREIGN KEY ("second_host_id") REFERENCES "public"."judge_hosts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "held_verdicts_host_idx" ON "held_verdicts" USING btree ("judge_host_id");--> statement-breakpoint
CREATE INDEX "held_verdicts_second_host_idx" ON "held_verdicts" USING btree ("second_host_id");