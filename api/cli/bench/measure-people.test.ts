import { expect, it } from "vitest";
import { openTestApp } from "../../test/kit/open-test-app.ts";
import { measurePeople } from "./measure-people.ts";

it("finds everybody among three thousand however their name is spelled, nearly everybody by a letter wrong, and shows nobody on two pages", async () => {
  const t = await openTestApp();

  const { "page after page": pages, ...kinds } = await measurePeople(t.ctx, { people: 3_000, samples: 35 });

  const foundOf = Object.fromEntries(Object.entries(kinds).map(([kind, { found }]) => [kind, found]));
  expect(foundOf).toMatchObject({
    "full name as written": 35,
    "full name in the other alphabet": 35,
    "full name with another apostrophe": 35,
    "full name with letters swapped": 35,
    login: 35,
  });
  expect(foundOf["full name with a letter wrong"]).toBeGreaterThanOrEqual(33);
  expect(pages).toMatchObject({ asked: 31, found: 3_001 });
  await t.close();
}, 120_000);
