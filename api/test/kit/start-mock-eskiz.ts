/** A gateway that speaks Eskiz.uz's protocol on a port of its own, and keeps what it was given. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface MockEskiz {
  /** What SMS_URL is set to. */
  readonly url: string;
  readonly sent: { readonly phone: string; readonly text: string; readonly from: string }[];
  /** How often somebody has signed in. */
  readonly signIns: number;
  /** Tokens given out so far open nothing more, as after a month. */
  forgetTokens(): void;
  /** What the next messages are answered; null: taken. */
  fault: { readonly status: number; readonly body: string } | null;
  close(): Promise<void>;
}

const email = "sinov@bilimdon.example";
const password = "sir/parol";

/** @param at  the port; 0: any that is free */
export async function startMockEskiz(at = 0): Promise<MockEskiz> {
  const tokens = new Set<string>();
  const sent: { phone: string; text: string; from: string }[] = [];
  const state: { signIns: number; fault: MockEskiz["fault"] } = { signIns: 0, fault: null };

  function signIn(form: FormData) {
    if (form.get("email") !== email || form.get("password") !== password)
      return say(401, { message: "Invalid email or password", status: "error" });
    state.signIns += 1;
    const token = `token-${state.signIns}`;
    tokens.add(token);
    return say(200, { message: "token_generated", data: { token }, token_type: "bearer" });
  }

  function take(form: FormData, authorization: string) {
    if (!tokens.has(authorization.replace("Bearer ", "")))
      return say(401, { message: "Expired", status: "token-invalid" });
    if (state.fault !== null) return state.fault;
    const [phone = "", text = "", from = ""] = ["mobile_phone", "message", "from"].map((name) =>
      String(form.get(name)),
    );
    if (!/^998\d{9}$/.test(phone)) return say(400, { message: { mobile_phone: ["not valid"] } });
    sent.push({ phone, text, from });
    return say(200, { id: `id-${sent.length}`, message: "Waiting for SMS provider", status: "waiting" });
  }

  async function answer(request: IncomingMessage): Promise<{ status: number; body: string }> {
    const form = await readForm(request);
    const asked = `${request.method} ${request.url}`;
    if (asked === "POST /api/auth/login") return signIn(form);
    if (asked === "POST /api/message/sms/send") return take(form, request.headers.authorization ?? "");
    return say(404, { message: "Not found" });
  }

  const server = createServer(async (request, response) => {
    const { status, body } = await answer(request);
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(at, "127.0.0.1", resolve));
  const { port } = addressOf(server.address());
  const [user, word] = [email, password].map(encodeURIComponent);
  return {
    url: `eskiz+http://${user}:${word}@127.0.0.1:${port}?from=Bilimdon`,
    sent,
    get signIns() {
      return state.signIns;
    },
    get fault() {
      return state.fault;
    },
    set fault(fault) {
      state.fault = fault;
    },
    forgetTokens: () => tokens.clear(),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function say(status: number, body: unknown): { status: number; body: string } {
  return { status, body: JSON.stringify(body) };
}

async function readForm(request: IncomingMessage): Promise<FormData> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const type = request.headers["content-type"] ?? "";
  return new Response(Buffer.concat(chunks), { headers: { "content-type": type } }).formData();
}

/** Promise: a server that listens on a port has an address of this shape. */
function addressOf(address: unknown): AddressInfo {
  return address as AddressInfo;
}
