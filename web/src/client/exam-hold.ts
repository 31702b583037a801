import { computed, signal } from "@preact/signals";

/** Why an exam has closed what a page asked for. */
export interface ExamHold {
  readonly why: "running" | "address" | "elsewhere";
  /** The exam's slug. */
  readonly slug: string;
}

const hold = signal<ExamHold | null>(null);

/** The exam that stands before every page; null: none does. */
export const examHold = computed(() => hold.value);

const reasons: Readonly<Record<string, ExamHold["why"]>> = {
  "contest.exam_running": "running",
  "contest.exam_address": "address",
  "contest.exam_elsewhere": "elsewhere",
};

/** Whatever was refused: if an exam did it, the page gives way to what says so. */
export function noteExamRefusal(code: string, details: Readonly<Record<string, unknown>>): void {
  const why = reasons[code];
  if (why === undefined) return;
  const slug = typeof details.slug === "string" ? details.slug : "";
  // In the exam itself a stray question outside of it must not hide the exam from who sits in it.
  const isInside = slug !== "" && isBelow(slug, location.pathname);
  if (why === "running" && isInside) return;
  hold.value = { why, slug };
}

function isBelow(slug: string, path: string): boolean {
  const base = `/c/${encodeURIComponent(slug)}`;
  return path === base || path.startsWith(`${base}/`);
}
