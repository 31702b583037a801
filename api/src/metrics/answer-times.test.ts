import { createServer } from "node:http";
import { Histogram, Registry } from "prom-client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { AnswerTimes } from "./answer-times.ts";

const register = new Registry();
const server = createServer((request, answer) => {
  answer.statusCode = request.url === "/gone" ? 404 : 200;
  answer.end();
});
let url = "";
beforeAll(async () => {
  new AnswerTimes(register).watch(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
});
afterAll(() => server.close());

it("counts each answer by method and status, in the library's own words", async () => {
  for (const path of ["/", "/", "/gone"]) await fetch(url + path);
  await fetch(url, { method: "POST" });
  const theirs = new Registry();
  const registers = [theirs];
  const [name, help] = [
    "bilimdon_http_answer_seconds",
    "From request to the end of the answer, by method and status",
  ];
  const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
  const known = new Histogram({ name, help, labelNames: ["method", "status"], buckets, registers });
  for (const [method, status] of [
    ["GET", "200"],
    ["GET", "200"],
    ["GET", "404"],
    ["POST", "200"],
  ] as const)
    known.observe({ method, status }, 0.001);

  const withoutTimes = (text: string) => text.replaceAll(/(_bucket\{le="[^+].*|_sum.*) [\d.e-]+$/gm, "$1 *");
  const ours = await register.metrics();

  expect(withoutTimes(ours)).toBe(withoutTimes(await theirs.metrics()));
  expect(ours).toMatch(/_count\{method="GET",status="200"\} 2$/m);
  expect(ours).toMatch(/_bucket\{le="10",method="GET",status="404"\} 1$/m);
});
