// The reduced box: no namespaces, so what they gave is done by uid, by killing and by wiping.
#pragma once
#include "lane.h"
#include "request.h"

// Makes the places' folders and picks ids nobody else on this machine uses; false and why otherwise.
bool prepare_reduced(struct lane *lane, char detail[MAX_DETAIL]);
void remove_reduced(const struct lane *lane);

// Copies the request's folder and shown files to where the program can read them.
bool show_reduced(const struct lane *lane, int place, const struct side *side, char detail[MAX_DETAIL]);

// From the init: kills all the program left and waits for it.
void end_reduced(const struct lane *lane, int place);

// From the runner, once the init is gone: kills by uid again and empties the scratch folder.
bool wipe_reduced(const struct lane *lane, int place);
