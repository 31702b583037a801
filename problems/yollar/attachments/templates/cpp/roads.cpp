#include "roads.h"

void init(int n) {
}

void addRoad(int a, int b) {
}

bool isReachable(int a, int b) {
    return a == b;
}
