def subset_sums(melons):
    sums = [0]
    for weight in melons:
        sums = sorted(sums + [total + weight for total in sums])
    return sums


n = int(input())
melons = list(map(int, input().split()))
total = sum(melons)
left, right = subset_sums(melons[: n // 2]), subset_sums(melons[n // 2 :])
best = total
at = len(right) - 1
for part in left:
    while at >= 0:
        difference = total - 2 * (part + right[at])
        best = min(best, abs(difference))
        if difference > 0:
            break
        at -= 1
print(best)
