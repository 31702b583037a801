/** Names of the rooms a browser may ask for. The API decides who may join; the room's name is never a right. */
export const rooms = {
  publicBoard: (contestId: string) => `board:${contestId}:public`,
  juryBoard: (contestId: string) => `board:${contestId}:jury`,
  /** Progress and verdicts of one person's own submissions. */
  user: (userId: string) => `user:${userId}`,
  /** Every socket of one session; nobody may ask for it. It is closed when the session ends. */
  session: (sessionId: string) => `session:${sessionId}`,
  /** Answers to everybody and announcements. */
  publicClarifications: (contestId: string) => `clarifications:${contestId}`,
  /** All that is asked and answered in a contest. */
  juryClarifications: (contestId: string) => `jury-clarifications:${contestId}`,
  /** One participant's own questions and the answers to them alone. */
  ownClarifications: (participantId: string) => `own-clarifications:${participantId}`,
  /** What the jury of a contest watches: every submission, sets judged again. */
  juryDesk: (contestId: string) => `jury-desk:${contestId}`,
  /** That something about a contest's balloons has changed, for whoever carries them. */
  balloons: (contestId: string) => `balloons:${contestId}`,
  /** That a contest's printing queue has moved, for whoever serves it. */
  printing: (contestId: string) => `printing:${contestId}`,
  judgeHosts: () => "judge-hosts",
  /** Progress of a pushed package's verification. */
  problemVersion: (problemVersionId: string) => `package:${problemVersionId}`,
} as const;
