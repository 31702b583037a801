/** The OpenAPI document and its page. The page's script and style come from our own address: no foreign host is asked. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { App } from "./mount-routes.ts";

export function readDocument(app: App) {
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Bilimdon",
      version: "1",
      description:
        'Every reply is {"data": …} or {"error": {code, message, details, requestId}}. Times are milliseconds since 1970.',
    },
    servers: [{ url: "/" }],
  });
}

export function mountDocument(app: App, headers: Readonly<Record<string, string>>, cookieName: string): void {
  const { openAPIRegistry } = app;
  openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: cookieName,
  });
  openAPIRegistry.registerComponent("securitySchemes", "accessToken", { type: "http", scheme: "bearer" });
  openAPIRegistry.registerComponent("securitySchemes", "personalToken", { type: "http", scheme: "bearer" });
  openAPIRegistry.registerComponent("securitySchemes", "judgeToken", { type: "http", scheme: "bearer" });
  let text: string | undefined;
  app.get("/api/openapi.json", (c) => {
    text ??= JSON.stringify(readDocument(app));
    return c.body(text, 200, { ...headers, "content-type": "application/json; charset=utf-8" });
  });
  // Where people look for it first.
  app.get("/api-docs", (c) => c.body(null, 308, { ...headers, location: "/api/docs" }));
  app.get("/api/docs", (c) => c.body(page, 200, { ...headers, "content-type": "text/html; charset=utf-8" }));
  for (const [name, type] of Object.entries(pageFiles)) {
    app.get(`/api/docs/${name}`, async (c) => {
      const bytes = name === "start.js" ? startScript : await readFile(join(swaggerFolder(), name));
      return c.body(bytes, 200, { ...headers, "content-type": type, "cache-control": "max-age=86400" });
    });
  }
}

const pageFiles = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
  "start.js": "text/javascript; charset=utf-8",
};

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bilimdon API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="document"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

// Tags closed: with more than a hundred operations open at once the page stops drawing after the second tag.
const startScript = `SwaggerUIBundle({ url: "/api/openapi.json", dom_id: "#document", deepLinking: true, docExpansion: "none", validatorUrl: null });
`;

function swaggerFolder(): string {
  return dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
}
