import type { Rows } from "./row.ts";

const signedIn = "!+++++++";
const ownersAlone = { own: "·+++++++", other: "!0000000", missing: "!0000000" };
const passes = ["file.refused"];

/** features/files. */
export const fileRows: Rows = {
  uploadFile: [
    {
      ask: () => ({ path: "/api/files?purpose=avatar&name=me.png", body: "no picture" }),
      who: { none: signedIn },
      passes,
    },
    {
      ask: () => ({ path: "/api/files?purpose=lesson&name=notes.pdf", body: "no notes" }),
      who: { none: "!-++---+" },
      passes,
    },
  ],
  readFile: { ask: (s) => ({ path: `/api/files/${s.fileId}` }), who: ownersAlone },
  linkFile: { ask: (s) => ({ path: `/api/files/${s.fileId}/link` }), who: ownersAlone },
  readLinkedFile: [
    { ask: (s) => ({ path: s.fileLink }), who: { other: "++++++++", missing: "00000000" } },
    {
      ask: (s) => ({ path: `/api/files/${s.fileId}/linked?until=4000000000000&signature=made-up` }),
      who: { own: "·0000000", other: "00000000" },
    },
  ],
  removeFile: { ask: (s) => ({ path: `/api/files/${s.fileId}` }), who: ownersAlone },
  readOwnAvatar: { ask: () => ({ path: "/api/me/avatar" }), who: { none: signedIn } },
};
