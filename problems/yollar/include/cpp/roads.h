#pragma once

// To be written by you.
void init(int n);
void addRoad(int a, int b);
bool isReachable(int a, int b);
