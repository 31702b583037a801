// Numbers that only one lane of this machine may hold at a time: user ids, cores.
#pragma once
#include "base.h"

// Takes "KIND NUMBER" until this process ends, whatever its end. False: another process holds it.
bool claim_number(const char *kind, unsigned number);
