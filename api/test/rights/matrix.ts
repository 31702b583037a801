import { accountRows } from "./accounts.rows.ts";
import { contestDeskRows } from "./contest-desk.rows.ts";
import { contestRows } from "./contests.rows.ts";
import { decisionRows } from "./decisions.rows.ts";
import { fileRows } from "./files.rows.ts";
import { floorRows } from "./floor.rows.ts";
import { judgingRows } from "./judging.rows.ts";
import { juryRows } from "./jury.rows.ts";
import { peopleRows } from "./people.rows.ts";
import { problemRows } from "./problems.rows.ts";
import type { Row, Rows } from "./row.ts";
import { secondFactorRows } from "./second-factor.rows.ts";

/** One line a feature. See row.ts for how to read and write a row. */
const features: readonly Rows[] = [
  accountRows,
  secondFactorRows,
  contestRows,
  contestDeskRows,
  fileRows,
  floorRows,
  judgingRows,
  juryRows,
  decisionRows,
  peopleRows,
  problemRows,
];

/** The rows of every route, by its id. */
export const matrix: ReadonlyMap<string, readonly Row[]> = new Map(
  features
    .flatMap((rows) => Object.entries(rows))
    .map(([id, row]): [string, readonly Row[]] => [id, isMany(row) ? row : [row]]),
);

function isMany(row: Row | readonly Row[]): row is readonly Row[] {
  return Array.isArray(row);
}
