import { expect, it } from "vitest";
import { apiSettings, judgeSettings, startFaults } from "./start-settings.ts";

it("tells every setting of npm start that cannot be used, at once", () => {
  const faults = startFaults({ PORT: "http", SMTP_URL: "mail.example", PASSWORD_POLICY: "any" }).join("\n");

  for (const name of ["PORT", "SMTP_URL", "PASSWORD_POLICY"]) expect(faults).toContain(name);
  expect(startFaults({ PORT: "8090", SMTP_URL: "", HOME: "/root" })).toEqual([]);
});

it("hands each process its own settings and nothing of the rest", () => {
  const env = {
    SMTP_URL: "smtp://localhost",
    HOST: "0.0.0.0",
    LANES: "2",
    AWS_SECRET: "not ours",
    MAIL_FROM: "",
  };

  expect(apiSettings(env)).toEqual({ SMTP_URL: "smtp://localhost", HOST: "0.0.0.0" });
  expect(judgeSettings(env)).toEqual({ LANES: "2" });
});
