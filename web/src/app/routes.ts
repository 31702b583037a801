/**
 * Every page of the site. A page is a component in features/<noun>/ that is loaded when it is first opened; its
 * address parameters come as `params`. Addresses below /c/:slug stand in the contest's frame (its name, its own menu,
 * its clock), all others in the site's.
 */
import { lazy } from "preact-iso";

export const routes = [
  { path: "/", page: lazy(() => import("../features/home/home-page.tsx").then((file) => file.HomePage)) },
  {
    path: "/kirish",
    page: lazy(() => import("../features/sign-in/sign-in-page.tsx").then((file) => file.SignInPage)),
  },
  {
    path: "/royxat",
    page: lazy(() => import("../features/sign-up/sign-up-page.tsx").then((file) => file.SignUpPage)),
  },
  {
    path: "/parol-tiklash",
    page: lazy(() => import("../features/sign-in/reset-page.tsx").then((file) => file.ResetPage)),
  },
  {
    path: "/pochta-tasdigi",
    page: lazy(() => import("../features/account/confirm-page.tsx").then((file) => file.ConfirmPage)),
  },
  {
    path: "/hisob",
    page: lazy(() => import("../features/account/account-page.tsx").then((file) => file.AccountPage)),
  },
  {
    path: "/hisob/xavfsizlik",
    page: lazy(() => import("../features/account/security-page.tsx").then((file) => file.SecurityPage)),
  },
  {
    path: "/hisob/kirishlar",
    page: lazy(() => import("../features/account/sessions-page.tsx").then((file) => file.SessionsPage)),
  },
  {
    path: "/hisob/kalitlar",
    page: lazy(() => import("../features/account/tokens-page.tsx").then((file) => file.TokensPage)),
  },
  {
    path: "/musobaqalar",
    page: lazy(() => import("../features/contests/contests-page.tsx").then((file) => file.ContestsPage)),
  },
  {
    path: "/c/:slug",
    page: lazy(() => import("../features/contest/contest-page.tsx").then((file) => file.ContestPage)),
  },
  {
    path: "/c/:slug/jadval",
    page: lazy(() =>
      import("../features/scoreboard/scoreboard-page.tsx").then((file) => file.ScoreboardPage),
    ),
  },
  {
    path: "/c/:slug/mukofotlar",
    page: lazy(() => import("../features/awards/awards-page.tsx").then((file) => file.AwardsPage)),
  },
  {
    path: "/c/:slug/urinishlar",
    page: lazy(() =>
      import("../features/submissions/submissions-page.tsx").then((file) => file.SubmissionsPage),
    ),
  },
  {
    path: "/c/:slug/urinishlar/:submissionId",
    page: lazy(() =>
      import("../features/submissions/submission-page.tsx").then((file) => file.SubmissionPage),
    ),
  },
  {
    path: "/c/:slug/savollar",
    page: lazy(() => import("../features/questions/questions-page.tsx").then((file) => file.QuestionsPage)),
  },
  {
    path: "/c/:slug/hakamlik",
    page: lazy(() =>
      import("../features/submissions/desk/jury-desk-page.tsx").then((file) => file.JuryDeskPage),
    ),
  },
  {
    path: "/c/:slug/hakamlik/qayta",
    page: lazy(() =>
      import("../features/submissions/desk/rejudges-page.tsx").then((file) => file.RejudgesPage),
    ),
  },
  {
    path: "/c/:slug/hakamlik/soat",
    page: lazy(() => import("../features/director/clock-page.tsx").then((file) => file.ClockPage)),
  },
  {
    path: "/c/:slug/hakamlik/qatnashchilar",
    page: lazy(() =>
      import("../features/director/participants-page.tsx").then((file) => file.ParticipantsPage),
    ),
  },
  {
    path: "/c/:slug/hakamlik/sozlamalar",
    page: lazy(() => import("../features/director/settings-page.tsx").then((file) => file.SettingsPage)),
  },
  {
    path: "/musobaqalar/yangi",
    page: lazy(() => import("../features/director/new-contest-page.tsx").then((file) => file.NewContestPage)),
  },
  {
    path: "/c/:slug/nazorat",
    page: lazy(() => import("../features/exam/exam-watch-page.tsx").then((file) => file.ExamWatchPage)),
  },
  {
    path: "/c/:slug/sharlar",
    page: lazy(() => import("../features/balloons/balloons-page.tsx").then((file) => file.BalloonsPage)),
  },
  {
    path: "/c/:slug/chop",
    page: lazy(() => import("../features/printing/print-page.tsx").then((file) => file.PrintPage)),
  },
  {
    path: "/c/:slug/chop-navbati",
    page: lazy(() => import("../features/printing/print-queue-page.tsx").then((file) => file.PrintQueuePage)),
  },
  // After the words above: a problem's label may be any other word.
  {
    path: "/c/:slug/:label",
    page: lazy(() => import("../features/problem-page/problem-page.tsx").then((file) => file.ProblemPage)),
  },
  {
    path: "/ustaxona",
    page: lazy(() => import("../features/setter-desk/desk-page.tsx").then((file) => file.DeskPage)),
  },
  {
    path: "/ustaxona/:slug",
    page: lazy(() =>
      import("../features/setter-desk/problem-desk-page.tsx").then((file) => file.ProblemDeskPage),
    ),
  },
  {
    path: "/odamlar",
    page: lazy(() => import("../features/people/people-page.tsx").then((file) => file.PeoplePage)),
  },
  // Before a person's id, which is any other word.
  {
    path: "/odamlar/royxat",
    page: lazy(() => import("../features/people/import-page.tsx").then((file) => file.ImportPage)),
  },
  {
    path: "/odamlar/jurnal",
    page: lazy(() => import("../features/audit/audit-page.tsx").then((file) => file.AuditPage)),
  },
  {
    path: "/odamlar/ikkinchi-bosqich",
    page: lazy(() => import("../features/people/removals-page.tsx").then((file) => file.RemovalsPage)),
  },
  {
    path: "/odamlar/:userId",
    page: lazy(() => import("../features/people/person-page.tsx").then((file) => file.PersonPage)),
  },
  {
    path: "/hakamlar",
    page: lazy(() =>
      import("../features/judge-hosts/judge-hosts-page.tsx").then((file) => file.JudgeHostsPage),
    ),
  },
] as const;
