CREATE UNLOGGED TABLE "rate_buckets" (
	"name" text PRIMARY KEY NOT NULL,
	"taken_at_us" bigint[] NOT NULL,
	"was_taken" boolean NOT NULL,
	"asked_at_us" bigint NOT NULL,
	"ends_at_us" bigint NOT NULL
);
