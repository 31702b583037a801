import { languageList } from "@bilimdon/contracts/http/problems";
import { type Route, route } from "../../http/route.ts";
import { listLanguages } from "./list-languages.ts";

export const languageRoutes: readonly Route[] = [
  route({
    id: "listLanguages",
    method: "get",
    path: "/api/languages",
    access: "public",
    inExam: "always",
    scope: "contests.read",
    summary: "Languages that can be judged now",
    isCached: true,
    reply: languageList,
    run: ({ ctx }) => listLanguages(ctx),
  }),
];
