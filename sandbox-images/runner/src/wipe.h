// Empties folders a program may have filled with anything.
#pragma once
#include "base.h"

// Removes everything below `folder`, however deep and whatever its modes; false when something stays.
bool wipe_folder(int folder);
