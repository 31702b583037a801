DROP TABLE "penalty_adjustments";
