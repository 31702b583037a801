import { newToken, ownTokenList, tokenMade } from "@bilimdon/contracts/http/tokens";
import { idShape } from "@bilimdon/contracts/ids";
import { z } from "zod";
import { type Route, route } from "../../http/route.ts";
import { listOwnTokens } from "./list-own-tokens.ts";
import { makeOwnToken } from "./make-token.ts";
import { requireOwnSession } from "./own-session.ts";
import { revokeToken } from "./revoke-token.ts";

/** Personal tokens for scripts. None of these takes a token: one that leaked must not make another. */
export const tokenRoutes: readonly Route[] = [
  route({
    id: "listOwnTokens",
    method: "get",
    path: "/api/tokens",
    access: "session",
    summary: "Your tokens for scripts",
    reply: ownTokenList,
    run: async ({ ctx }) => ({ tokens: await listOwnTokens(requireOwnSession(ctx)) }),
  }),
  route({
    id: "makeToken",
    method: "post",
    path: "/api/tokens",
    access: "session",
    summary: "Make a personal token for scripts; its secret is shown once",
    limits: [{ name: "make-token", limit: 10, windowMs: 60_000, key: (c) => c.userId, whenDown: "refuse" }],
    body: newToken,
    reply: tokenMade,
    holdsSecret: true,
    status: 201,
    run: ({ ctx, body }) => makeOwnToken(requireOwnSession(ctx), body),
  }),
  route({
    id: "revokeToken",
    method: "delete",
    path: "/api/tokens/{tokenId}",
    access: "session",
    summary: "Revoke one of your tokens",
    params: z.object({ tokenId: idShape("token") }),
    reply: z.object({}),
    run: async ({ ctx, params }) => {
      await revokeToken(ctx, params);
      return {};
    },
  }),
];
