DROP TABLE "custom_runs";
