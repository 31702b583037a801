DROP TABLE "canned_answers";
DROP TABLE "clarification_reads";
DROP TABLE "clarification_counters";
DROP TABLE "clarifications";
