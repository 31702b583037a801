ALTER TABLE "contests" ADD COLUMN "level" text;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "qualifies_from_id" text;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "qualifies_by" text;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "qualifies_least" real;--> statement-breakpoint
ALTER TABLE "contests" ADD CONSTRAINT "contests_qualifies_from_id_contests_id_fk" FOREIGN KEY ("qualifies_from_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contests_qualifies_from_idx" ON "contests" USING btree ("qualifies_from_id");--> statement-breakpoint
ALTER TABLE "contests" ADD CONSTRAINT "contests_qualifies_check" CHECK (num_nulls("contests"."qualifies_from_id", "contests"."qualifies_by", "contests"."qualifies_least") in (0, 3));