import { median } from "@bilimdon/rules/figures/percentile";
import type { OpenedRoom } from "../judge-room.ts";
import { compile } from "../steps/compile.ts";
import { emptyHeaderShelf } from "../steps/precompiled-header.ts";
import { type ReadyLanguage, readyLanguage } from "../steps/toolbox.ts";

export interface CompileTimes {
  /** Medians of milliseconds of one C++ program that begins with bits/stdc++.h. */
  readonly compileMs: number;
  readonly compileHeaderMs: number;
}

/** Compiles different programs in turn with the header made ahead and without it; null where there is no C++. */
export async function measureCompile(room: OpenedRoom, rounds: number): Promise<CompileTimes | null> {
  const language = readyLanguage(room.toolbox, "cpp17");
  if (language === null) return null;
  await timeCompile(room, language, { number: 0, isHeaderUsed: true });
  await room.headers.settled();
  const times = { plain: [] as number[], header: [] as number[] };
  for (let round = 1; round <= rounds; round++) {
    times.plain.push(await timeCompile(room, language, { number: 2 * round, isHeaderUsed: false }));
    times.header.push(await timeCompile(room, language, { number: 2 * round + 1, isHeaderUsed: true }));
  }
  return { compileMs: median(times.plain) ?? 0, compileHeaderMs: median(times.header) ?? 0 };
}

async function timeCompile(
  room: OpenedRoom,
  language: ReadyLanguage,
  given: { readonly number: number; readonly isHeaderUsed: boolean },
): Promise<number> {
  const lane = await room.box.lease();
  const headers = given.isHeaderUsed ? room.headers : emptyHeaderShelf;
  const content = new TextEncoder().encode(sourceOf(given.number));
  const startedAt = performance.now();
  try {
    const made = await compile(
      { box: room.box, lane, cache: room.compileCache, headers },
      {
        language,
        sources: { files: [{ name: "sorts.cpp", content }], entryPoint: null },
        limits: { timeMs: 60_000, memoryBytes: 2 ** 31 },
      },
    );
    if (made.kind !== "built") throw new Error(`the bench's program was not built: ${JSON.stringify(made)}`);
    made.program.release();
    return performance.now() - startedAt;
  } finally {
    lane.release();
  }
}

/** About what a contestant sends; the number keeps it out of the cache. */
function sourceOf(number: number): string {
  return `#include <bits/stdc++.h>
using namespace std;
int main() {
  int n = ${number};
  map<string, vector<pair<int, int>>> groups;
  priority_queue<pair<long long, int>> queue;
  for (string word; cin >> word; n++) {
    groups[word].push_back({n, (int)word.size()});
    queue.push({n * 1000003LL % 998244353, n});
  }
  vector<string> names;
  for (auto &[name, all] : groups) {
    sort(all.begin(), all.end(), [](auto a, auto b) { return a.second > b.second; });
    names.push_back(name);
  }
  while (!queue.empty()) cout << queue.top().first << '\\n', queue.pop();
  cout << accumulate(names.begin(), names.end(), string()) << '\\n';
}
`;
}
