#pragma once

void init(int n);
void addRoad(int a, int b);
bool isReachable(int a, int b);
