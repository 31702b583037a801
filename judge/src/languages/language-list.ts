import { c17 } from "./c17.ts";
import { cpp14, cpp17, cpp20 } from "./cpp.ts";
import { csharp } from "./csharp.ts";
import { go } from "./go.ts";
import { java } from "./java.ts";
import { javascript } from "./javascript.ts";
import { kotlin } from "./kotlin.ts";
import type { Language } from "./language.ts";
import { pascal } from "./pascal.ts";
import { pypy3, python3 } from "./python.ts";
import { rust } from "./rust.ts";

/** Every language the judge knows, in the order pages show them. Which of them can be used is found out at start. */
export const languageList: readonly Language[] = [
  cpp20,
  cpp17,
  cpp14,
  c17,
  python3,
  pypy3,
  java,
  go,
  rust,
  javascript,
  pascal,
  kotlin,
  csharp,
];
