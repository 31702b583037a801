/** Names of the rooms a browser may ask for. The API decides who may join; the room's name is never a right. */
export const rooms = {
  publicBoard: (contestId: string) => `board:${contestId}:public`,
  juryBoard: (contestId: string) => `board:${contestId}:jury`,
  /** Progress and verdicts of one person's own submissions. */
  user: (userId: string) => `user:${userId}`,
  judgeHosts: () => "judge-hosts",
  /** Progress of a pushed package's verification. */
  problemVersion: (problemVersionId: string) => `package:${problemVersionId}`,
} as const;
