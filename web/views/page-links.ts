/** The links in the menu and the about dialog. */
import { siteOf } from "../share/site";
import { copyText } from "./transfer";
import { versionWords } from "./versions";

/** A link to another page. */
export interface PageLink {
  readonly title: string;
  readonly href: string;
}

/** The documentation, which is part of the site. */
export const pageLinks: readonly PageLink[] = [
  { title: "Keys and integrations", href: "/docs/keys.html" },
  { title: "All findings, explained", href: "/findings.html" },
  { title: "How to embed the playground", href: "/docs/embed.html" },
  { title: "How links work", href: "/docs/links.html" },
  { title: "Licences", href: "/licences.txt" },
];

/**
 * The address of the repository that the site was built from, as the host passes it to the build
 * (https://docs.netlify.com/build/configure-builds/environment-variables/, REPOSITORY_URL); empty if it does not.
 */
function repository(): string {
  const told: string = import.meta.env.REPOSITORY_URL ?? "";
  return /^https:\/\//.test(told) ? told.replace(/(?:\.git)?\/*$/, "") : "";
}

/** The link to the source, if the build knew the repository. */
export function sourceLink(of: string = repository()): PageLink[] {
  return of === "" ? [] : [{ title: "Source", href: of }];
}

/** The start of a problem report: the versions, the browser and the address of the page. */
export function reportText(): string {
  return [
    "What I did:\nWhat I expected:\nWhat I saw:",
    `${versionWords}, at ${siteOf(location.href).root}`,
    navigator.userAgent,
  ].join("\n\n");
}

/** How to report a problem: a form at the repository if the build knew it, otherwise a text to send. */
export function problemLink(of: string = repository()): { title: string; href?: string; run?: () => void } {
  const title = "Report a problem";
  if (of !== "") return { title, href: `${of}/issues/new?body=${encodeURIComponent(reportText())}` };
  return { title: `${title} (copy a form)`, run: () => void copyText(reportText(), "a form for the report") };
}
