import * as words from "../../generated/messages/hosts.ts";

/** How the runner's sentences begin (sandbox-images/runner), and the same in the reader's language. */
const known: readonly (readonly [string, () => string])[] = [
  ["No cgroup", words.weakNoCgroup],
  ["No user namespace", words.weakNoUserNamespace],
  ["No namespaces", words.weakNoNamespaces],
  ["The whole size of the scratch folder", words.weakScratch],
  ["Programs see that files", words.weakNames],
  ["Folders open to all", words.weakOpenFolders],
  ["Programs can write wherever", words.weakWrites],
  ["This kernel's cgroup keeps no peak", words.weakNoPeak],
  ["Another lane", words.weakSharedCore],
  ["Programs run under the worker's own user", words.weakOwnUser],
  ["No Landlock", words.weakNoLandlock],
  ["This kernel cannot keep a program from signalling", words.weakSignals],
];

/** What a box cannot bound, in the page's language; a sentence we do not know stands as the runner said it. */
export function weaknessWords(sentence: string): string {
  return known.find(([beginning]) => sentence.startsWith(beginning))?.[1]() ?? sentence;
}
