// The system calls a program may make.
#pragma once
#include <linux/filter.h>
#include <stdbool.h>

// Builds the filter once; the program lives in static memory. `reduced` also refuses every socket.
struct sock_fprog build_filter(bool reduced);

// Installs it for this process and all it starts. no_new_privs must be set.
bool install_filter(const struct sock_fprog *filter);
