/** Addresses that the menu and the about dialog lead to. */
import { siteOf } from "../share/site";
import { copyText } from "./transfer";
import { versionWords } from "./versions";

/** One address beside the page. */
export interface PageLink {
  readonly title: string;
  readonly href: string;
}

/** The documentation, which is a part of the site. */
export const pageLinks: readonly PageLink[] = [
  { title: "Keys and integrations", href: "/docs/keys.html" },
  { title: "All findings, explained", href: "/findings.html" },
  { title: "How to embed the playground", href: "/docs/embed.html" },
  { title: "How links work", href: "/docs/links.html" },
  { title: "Licences", href: "/licences.txt" },
];

/**
 * The address of the repository that the site was built from, as the host tells the build
 * (https://docs.netlify.com/build/configure-builds/environment-variables/, REPOSITORY_URL); empty where it does not.
 */
function repository(): string {
  const told: string = import.meta.env.REPOSITORY_URL ?? "";
  return /^https:\/\//.test(told) ? told.replace(/(?:\.git)?\/*$/, "") : "";
}

/** The way to the source, where the build knew it. */
export function sourceLink(of: string = repository()): PageLink[] {
  return of === "" ? [] : [{ title: "Source", href: of }];
}

/** What a report of a problem begins with: the versions, the browser and where the page is hosted. */
export function reportText(): string {
  return [
    "What I did:\nWhat I expected:\nWhat I saw:",
    `${versionWords}, at ${siteOf(location.href).root}`,
    navigator.userAgent,
  ].join("\n\n");
}

/** The way to report a problem: where the build knew the repository a form there, else a text to send. */
export function problemLink(of: string = repository()): { title: string; href?: string; run?: () => void } {
  const title = "Report a problem";
  if (of !== "") return { title, href: `${of}/issues/new?body=${encodeURIComponent(reportText())}` };
  return { title: `${title} (copy a form)`, run: () => void copyText(reportText(), "a form for the report") };
}
