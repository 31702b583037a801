/** A site with something on every page: a contest that is judged, an exam, people, problems, hosts and a log. */
import { eq } from "drizzle-orm";
import { contests } from "../../src/db/schema/contests.ts";
import { problemSamples, problemStatements } from "../../src/db/schema/problems.ts";
import { judgingPauses } from "../../src/db/schema/submissions.ts";
import { keepPeopleStatistics } from "../../src/features/accounts/people/refresh-people-statistics.ts";
import { recordVerdict } from "../../src/features/judgements/record-verdict.ts";
import { renderForTest } from "../../src/features/problems/statement/render-for-test.ts";
import { build } from "./build.ts";
import { buildContest, buildFault, buildVerdict } from "./build-contest.ts";
import type { Answer, SendOptions, TestApp } from "./open-test-app.ts";

export const siteRoles = ["student", "setter", "jury", "proctor", "admin"] as const;
export type SiteRole = (typeof siteRoles)[number];

export interface FilledSite {
  readonly userIds: Readonly<Record<SiteRole, string>>;
  /** What addresses are made of. */
  readonly contest: string;
  readonly exam: string;
  readonly problem: string;
  readonly submissionId: string;
}

const longName = "Muhammad al-Xorazmiy nomidagi ixtisoslashtirilgan maktab-internat, 2-jamoa";
const teams = [longName, "Samarqand", "Buxoro", "Xiva", "Qoʻqon", "Nukus", "Andijon"];
const labels = [..."ABCDEFGH"];
const statement = `A table, a formula and a wide line follow; none of them may push the page aside.

| n | answer | why |
|---|---|---|
| 1 | 10000000000000000000000 | because it is a long number that nobody breaks |

$$\\sum_{i=1}^{n} \\frac{a_i^2 + 2 a_i b_i + b_i^2}{\\sqrt{c_i}} = \\prod_{j=1}^{m} \\left( x_j + y_j + z_j \\right) + O(n \\log n)$$

    for (int i = 0; i < n; ++i) sum += static_cast<long long>(values[i]) * weights[permutation[i]];
`;

export async function fillSite(t: TestApp): Promise<FilledSite> {
  const userIds = await makePeople(t);
  const contest = await buildContest(t.db, { labels, names: teams, freezesAtMinutes: 240 });
  const { contestId, slug } = contest;
  await t.db.update(contests).set({ printPages: 3, hasBalloons: 1 }).where(eq(contests.id, contestId));
  const problem = await fillProblem(t, userIds.setter);
  await build.contestProblem(t.db, { contestId, label: "K", ...problem.ids });
  await judgeSome(t, contest);
  const line = await build.participant(t.db, { contestId, userId: userIds.student, name: "Toshkent" });
  const submission = await build.submission(t.db, { contestId, participantId: line.id, ...problem.ids });
  await judge(t, submission.judgement.id, 1);
  await talk(t, slug, userIds);
  const print = { fileName: "yechim.cpp", text: "int main() {}\n", sendKey: t.ctx.ids.secret(16) };
  await say(t, "POST", `/api/contests/${slug}/prints`, { as: userIds.student, json: print });
  for (const name of ["judge-a", "judge-b"]) await build.judgeHost(t.db, { name });
  await t.db.insert(judgingPauses).values({
    id: t.ctx.ids.make("judgingPause"),
    contestId,
    reason: "a test of problem B was wrong",
    pausedAt: new Date(),
    pausedBy: userIds.admin,
  });
  const exam = await build.contest(t.db, { isExam: 1, title: { uz: "Imtihon", ru: "Экзамен", en: "Exam" } });
  await build.participant(t.db, { contestId: exam.id, name: longName, userId: (await build.user(t.db)).id });
  await build.participant(t.db, {
    contestId: exam.id,
    userId: (await build.user(t.db)).id,
    organisation: longName,
  });
  await keepPeopleStatistics(t.ctx);
  return { userIds, contest: slug, exam: exam.slug, problem: problem.slug, submissionId: submission.id };
}

async function makePeople(t: TestApp): Promise<FilledSite["userIds"]> {
  const made = await Promise.all(
    siteRoles.map(async (role) => {
      const user = await build.user(t.db, {
        role,
        displayName: `Gʻayrat Oʻktamov (${role})`,
        email: `${role}@example.uz`,
        // Who acts on other people's accounts must have one.
        hasSecondFactor: role === "admin",
      });
      return [role, user.id] as const;
    }),
  );
  const idOf = new Map<SiteRole, string>(made);
  const get = (role: SiteRole) => idOf.get(role) ?? "";
  const userIds = {
    student: get("student"),
    setter: get("setter"),
    jury: get("jury"),
    proctor: get("proctor"),
    admin: get("admin"),
  };
  const blocked = await build.user(t.db, { displayName: longName });
  const reason = "shared the account with the whole of the class";
  await say(t, "PUT", `/api/people/${blocked.id}/block`, {
    as: userIds.admin,
    json: { isBlocked: true, reason },
  });
  return userIds;
}

async function fillProblem(t: TestApp, ownerId: string) {
  const problem = await build.problem(t.db, { ownerId });
  const version = await build.problemVersion(t.db, { problemId: problem.id, publishedAt: new Date() });
  const { html } = renderForTest("md", statement);
  for (const language of ["uz", "ru", "en"])
    await t.db
      .insert(problemStatements)
      .values({ problemVersionId: version.id, language, form: "html", html });
  const wide = Array.from({ length: 60 }, (_, at) => at * 7_919).join(" ");
  await t.db
    .insert(problemSamples)
    .values({ problemVersionId: version.id, ordinal: 1, input: wide, answer: "42", note: null });
  return { slug: problem.slug, ids: { problemId: problem.id, problemVersionId: version.id } };
}

/** Right, wrong, late, not compiled, failed by the platform, and not judged yet. */
async function judgeSome(t: TestApp, contest: Awaited<ReturnType<typeof buildContest>>): Promise<void> {
  for (const [at, team] of teams.entries())
    for (const label of labels.slice(0, 1 + at)) {
      const { judgementId } = await contest.send(team, label, 10 + 7 * at);
      await judge(t, judgementId, at);
    }
}

const verdicts = ["AC", "WA", "TLE", "CE", "RTE"] as const;

async function judge(t: TestApp, judgementId: string, at: number): Promise<void> {
  const code = verdicts[at];
  const verdict = code === undefined ? buildFault(judgementId, "platform") : buildVerdict(judgementId, code);
  if (at < verdicts.length + 1) await recordVerdict(t.ctx, { verdict, judgeHostId: null });
}

async function talk(t: TestApp, slug: string, { student, jury }: FilledSite["userIds"]): Promise<void> {
  const sendKey = () => t.ctx.ids.secret(16);
  const at = `/api/contests/${slug}`;
  for (const text of ["May n be negative?", longName]) {
    const json = { text, problemLabel: null, sendKey: sendKey() };
    const asked = await say(t, "POST", `${at}/clarifications`, { as: student, json });
    if (text !== longName)
      await say(t, "POST", `/api/clarifications/${asked.data.clarificationId}/answers`, {
        as: jury,
        json: { text: "No.", audience: "asker", isQuoted: false, sendKey: sendKey() },
      });
  }
  const announced = { text: "The statement of K has a new sample.", problemLabel: "K", sendKey: sendKey() };
  await say(t, "POST", `${at}/announcements`, { as: jury, json: announced });
}

async function say(t: TestApp, method: string, path: string, options: SendOptions): Promise<Answer> {
  const { status, json } = await t.ask(method, path, options);
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`);
  return json;
}
