// Lays out what a test sees, from inside its init.
#pragma once
#include "lane.h"
#include "request.h"

// Ahead of the request: the fresh /tmp and /proc (full box).
bool lay_out_empty(const struct lane *lane, int place, char detail[MAX_DETAIL]);

// What the request shows and places. `placed` are open files in the order of side->placed.
bool lay_out_request(const struct lane *lane, int place, const struct side *side, const int *placed,
                     char detail[MAX_DETAIL]);
