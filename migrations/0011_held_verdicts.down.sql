DROP TABLE "held_verdicts";
