# The recurrence with remembered answers: too deep for Python's recursion already in the second group.
from functools import cache

n, a, b = map(int, input().split())


@cache
def ways(length):
    if length <= 1:
        return a if length == 1 else 1
    return (a * ways(length - 1) + b * ways(length - 2)) % 1000000007


print(ways(n))
