import { render } from "preact";
import "./app.css";
import { App } from "./app/app.tsx";
import { followOwnAvatar } from "./client/own-avatar.ts";
import { loadSession } from "./client/session.ts";
import { loadCyrillic } from "./locale/load-cyrillic.ts";
import { locale } from "./locale/locale.ts";
import { followSystemTheme } from "./ui/theme.ts";

const root = document.getElementById("app");
if (root === null) throw new Error("index.html has no #app");

void loadSession();
followSystemTheme();
followOwnAvatar();
if (locale.value === "uz-Cyrl") void loadCyrillic().then(() => render(<App />, root));
else render(<App />, root);
