import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      { test: { name: "rules", root: "api/rules", include: ["src/**/*.test.ts"] } },
      { test: { name: "contracts", root: "api/contracts", include: ["src/**/*.test.ts"] } },
      {
        test: {
          name: "api",
          root: "api",
          include: ["src/**/*.test.ts", "cli/**/*.test.ts", "test/**/*.test.ts"],
          exclude: ["rules/**", "contracts/**", "node_modules/**", "test/journeys/**"],
          globalSetup: ["test/kit/services.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "journeys",
          root: "api",
          include: ["test/journeys/**/*.test.ts"],
          globalSetup: ["test/kit/services.ts"],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: "judge",
          root: "judge",
          include: ["src/**/*.test.ts", "test/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "web",
          root: "web",
          include: ["src/**/*.test.ts", "src/**/*.test.tsx"],
          globalSetup: ["build/generate.ts"],
        },
      },
    ],
  },
});
