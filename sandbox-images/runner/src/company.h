// Who may run beside whom on this machine, across all lanes of all workers, in containers or not.
//
// Two lock files in a folder that all of them see. A run beside others holds "room" shared, a run alone holds it
// exclusively; "turn" is held while a lane waits for "room", so that a lane that wants to be alone is not kept waiting
// for ever by others that come and go. The kernel takes both from whoever dies, whatever the death. Nobody waits for
// "turn" while holding "room", so nobody waits in a circle.
#pragma once
#include "base.h"

enum company { COMPANY_ANY, COMPANY_ALONE };
enum entry { ENTERED, ENTRY_REFUSED, WORKER_GONE };

// The longest a lane waits for its place among the others before it says that the machine is stuck.
#define COMPANY_PATIENCE_MS 1200000ull

// False and why in `detail` when the folder cannot be used: then a lane knows of no others.
bool open_company(const char *folder, char detail[MAX_DETAIL]);
bool has_company(void);
// Waits until this lane may run; gives up when `worker` hangs up, or after `patience_ms`.
enum entry enter_company(enum company company, int worker, u64 patience_ms);
void leave_company(void);
