// The floor under every figure: vfork and exec of a program, with no sandbox at all.
#pragma once

// Runs `program` `count` times and prints the microseconds of each, one a line.
int measure_floor(unsigned long count, char *program);
