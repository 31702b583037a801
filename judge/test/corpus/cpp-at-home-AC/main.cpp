#include <bits/stdc++.h>
int main() {
#ifndef ONLINE_JUDGE
    freopen("at-home.txt", "r", stdin);
#endif
    int a, b;
    std::cin >> a >> b;
    std::cout << a + b << "\n";
}
