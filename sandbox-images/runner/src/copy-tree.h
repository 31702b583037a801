// Copies a folder of the store to where a program of the reduced box can read it.
#pragma once
#include "base.h"

// A number that changes when a file below `folder` is added, removed or written to.
bool sign_tree(int folder, u64 *signature);

// Copies files and folders, not links or anything else; `to` is an empty folder.
bool copy_tree(int from, int to);
