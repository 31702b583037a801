// The floor under every figure: vfork and exec of a program, with no sandbox at all.
#pragma once

// Runs the command, a path and its arguments up to NULL, `count` times; prints the microseconds of each, one a line.
int measure_floor(unsigned long count, char *const command[]);
