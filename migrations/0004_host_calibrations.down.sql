DROP TABLE "judge_host_calibrations";
