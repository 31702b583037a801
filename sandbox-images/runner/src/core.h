// One core for one lane: a program's time is steadier where nothing moves it, and lanes do not take from each other.
#pragma once
#include "lane.h"

// Pins this process, and so all it starts, to the first core of the list that no other lane of this machine holds;
// when all are held, to the first. Leaves the lane unpinned, and logs why, when the kernel refuses. False: no list.
bool pin_lane(struct lane *lane, const char *cores);

// "3,0,1": at most MAX_CORES numbers. False when it is anything else.
bool read_cores(const char *text, unsigned cores[], size_t *count);
