import { render } from "preact";
import "./app.css";
import { App } from "./app/app.tsx";
import { loadSession } from "./client/session.ts";
import { followSystemTheme } from "./ui/theme.ts";

const root = document.getElementById("app");
if (root === null) throw new Error("index.html has no #app");

void loadSession();
followSystemTheme();
render(<App />, root);
