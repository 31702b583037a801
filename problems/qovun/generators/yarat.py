"""Writes the tests of data/secret; run from the package's folder: python3 generators/yarat.py

The same seeds give the same files on every machine: random.Random.getrandbits is the only source of chance.
"""
import pathlib
import random


def below(rng, limit):
    return rng.getrandbits(64) % limit


def weights(rng, n, low, high):
    return [low + below(rng, high - low + 1) for _ in range(n)]


def best_difference(melons):
    def sums(part):
        found = [0]
        for weight in part:
            found = sorted(set(found) | {value + weight for value in found})
        return found

    left, right = sums(melons[::2]), sums(melons[1::2])
    total, best, at = sum(melons), sum(melons), len(right) - 1
    for value in left:
        while at >= 0:
            difference = total - 2 * (value + right[at])
            best = min(best, abs(difference))
            if difference > 0:
                break
            at -= 1
    return best


def main():
    groups = {
        "1-kichik": [
            ("01-bitta", "bitta qovun", lambda rng: [100]),
            ("02-teng", "ikkita teng", lambda rng: [37, 37]),
            ("03-ogir-bitta", "bittasi hammasidan ogʻir", lambda rng: [5, 3, 99, 4, 7, 1]),
            ("04-ochkoz", "ochkoʻz usul yanglishadi", lambda rng: [30, 30, 20, 20, 20]),
            ("05-on-ikki", "tasodifiy, n = 12", lambda rng: weights(rng, 12, 1, 100)),
        ],
        "2-yengil": [
            ("06-birlar", "hammasi bir xil, soni toq", lambda rng: [1] * 35),
            ("07-juft", "hammasi juft, yarmi toq", lambda rng: [2 * w for w in weights(rng, 19, 40, 60)]),
            ("08-tasodif", "tasodifiy, n = 24", lambda rng: weights(rng, 24, 1, 1000)),
            ("09-ogir-va-mayda", "bitta ogʻir, qolgani mayda", lambda rng: [1000] + weights(rng, 20, 1, 60)),
        ],
        "3-katta": [
            ("10-darajalar", "ikkining darajalari", lambda rng: [2**i for i in range(30)]),
            ("11-toshish", "yigʻindi 32 bitga sigʻmaydi", lambda rng: [10**9] * 35),
            ("12-tasodif", "tasodifiy, n = 36", lambda rng: weights(rng, 36, 1, 10**9)),
            ("13-yaqin-vaznlar", "vaznlar bir-biriga juda yaqin", lambda rng: weights(rng, 36, 10**9 - 50000, 10**9)),
            ("14-bir-tomonda", "ogʻirlari boshida", lambda rng: sorted(weights(rng, 35, 1, 10**9), reverse=True)),
            ("15-toq-son", "n toq, uchga karrali vaznlar", lambda rng: [3 * w for w in weights(rng, 33, 1, 333333333)]),
        ],
    }
    secret = pathlib.Path("data/secret")
    for number, (group, tests) in enumerate(groups.items()):
        for name, description, make in tests:
            melons = make(random.Random(20250900 + int(name[:2])))
            stem = secret / group / name
            stem.parent.mkdir(parents=True, exist_ok=True)
            stem.with_suffix(".in").write_text(f"{len(melons)}\n{' '.join(map(str, melons))}\n")
            stem.with_suffix(".ans").write_text(f"{best_difference(melons)}\n")
            stem.with_suffix(".yaml").write_text(f'description: "{description}"\n')


main()
