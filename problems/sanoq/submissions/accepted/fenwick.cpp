#include <iostream>
#include <vector>

// A Fenwick tree of ones: finds the child with a given number of remaining ones before it, and removes it.
struct Circle {
    int n, top = 1;
    std::vector<int> tree;

    explicit Circle(int n) : n(n), tree(n + 1) {
        while (top * 2 <= n) top *= 2;
        for (int i = 1; i <= n; i++) tree[i] = i & -i;
    }
    int removeAt(int place) {
        int at = 0;
        for (int step = top; step > 0; step /= 2)
            if (at + step <= n && tree[at + step] <= place) {
                at += step;
                place -= tree[at];
            }
        int child = at + 1;
        for (int i = child; i <= n; i += i & -i) tree[i]--;
        return child;
    }
};

int main() {
    long long n, v, x, a, b, m;
    std::cin >> n >> v >> x >> a >> b >> m;
    Circle circle(n);
    long long place = 0, lolaRound = 0;
    for (int round = 1; round < n; round++) {
        long long left = n - round + 1;
        x = (a * x + b) % m;
        place = (place + x) % left;
        if (circle.removeAt(place) == v) lolaRound = round;
    }
    std::cout << lolaRound << ' ' << circle.removeAt(0) << '\n';
}
