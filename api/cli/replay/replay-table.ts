import type { ReplayedBoard, ReplayedProblem } from "./replay-feed.ts";

/** A board and its awards for reading in a terminal. */
export function replayTable({ scoreboard, awards }: ReplayedBoard): string {
  const labels = scoreboard.rows[0]?.problems.map(({ label }) => label) ?? [];
  const lines = [
    ["rank", "team", "solved", "time", ...labels],
    ...scoreboard.rows.map((row) => [
      String(row.rank),
      row.team_id,
      String(row.solved),
      String(row.time),
      ...row.problems.map(cellText),
    ]),
  ];
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length))) ?? [];
  const table = lines.map((line) =>
    line
      .map((text, at) => text.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const given = awards
    .filter(({ team_ids }) => team_ids.length > 0)
    .map(({ id, team_ids }) => `${id}: ${team_ids.join(", ")}`);
  return `${[...table, "", ...given].join("\n")}\n`;
}

/** "+2 45": solved at minute 45 after two others; "-2": two judged; "?1": one pending; "*" marks the first. */
function cellText(cell: ReplayedProblem): string {
  if (cell.solved) {
    const others = cell.num_judged > 1 ? String(cell.num_judged - 1) : "";
    return `+${others} ${cell.time}${cell.first_to_solve ? "*" : ""}`;
  }
  const judged = cell.num_judged > 0 ? `-${cell.num_judged}` : "";
  const pending = cell.num_pending > 0 ? `?${cell.num_pending}` : "";
  return judged + pending === "" ? "." : judged + pending;
}
