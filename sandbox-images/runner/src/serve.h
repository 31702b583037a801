// Answers requests, one after another, until the worker hangs up.
#pragma once
#include "cgroup.h"
#include "lane.h"

int serve(struct lane *lane, enum cgroup_kind kind, const char *why_no_cgroup);
