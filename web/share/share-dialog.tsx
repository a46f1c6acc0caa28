import { useSignal, useSignalEffect } from "@preact/signals";
import { useId } from "preact/hooks";
import type { SecretValue } from "../engine/protocol";
import { findExample } from "../examples";
import { limitWords } from "../state/limits";
import { counted } from "../state/phrases";
import { pinned } from "../state/pinned";
import { files } from "../state/project";
import { Dialog } from "../views/dialog";
import { Icon } from "../views/icon";
import { Segments } from "../views/segments";
import { copyText } from "../views/transfer";

import type { Settings } from "./fragment";
import { exampleOf } from "./known-examples";
import {
  badgeMarkdown,
  elementSnippet,
  exampleLink,
  iframeSnippet,
  markdownLink,
  markdownWithCode,
  projectLink,
} from "./link";
import { presentProject } from "./opened";
import type { SharedProject } from "./records";
import { ReviewFields, reviewed, useReview } from "./review";
import { findSecrets, withoutSecrets } from "./secrets";
import { type Site, siteOf } from "./site";

/** The number of characters beyond which some chat programs cut addresses (Discord's messages hold 2,000). */
const longLink = 2000;

/** One form in which the project can be shared. */
interface Form {
  readonly name: string;
  /** Its purpose, as a sentence. */
  readonly hint: string;
  /** What the note says was copied. */
  readonly copied: string;
  readonly text: (site: Site, project: SharedProject, link: string) => string;
}

const forms: readonly Form[] = [
  { name: "Link", hint: "For chat and mail.", copied: "the link", text: (_, __, link) => link },
  {
    name: "Markdown",
    hint: "For issues, pull requests and chat.",
    copied: "the Markdown link",
    text: (_, project, link) => markdownLink(project, link),
  },
  {
    name: "Markdown with code",
    hint: "The files as code blocks below the link, readable without it.",
    copied: "the Markdown",
    text: (_, project, link) => markdownWithCode(project, link),
  },
  {
    name: "Embed",
    hint: "For web pages that run scripts: follows the page's colours and grows with its content.",
    copied: "the element",
    text: (site, project) => elementSnippet(site, project),
  },
  {
    name: "Frame",
    hint: "For web pages that allow frames but no scripts from other sites.",
    copied: "the frame",
    text: (site, project) => iframeSnippet(site, project) ?? "",
  },
  {
    name: "Badge",
    hint: "For a README.",
    copied: "the badge",
    text: (site, _, link) => badgeMarkdown(site, link),
  },
];

/** The places of the secret values: "mock.yaml line 12 (password)". */
function placesOf(found: readonly SecretValue[]): string {
  return found
    .map(({ key, edit: { file, range } }) => `${file} line ${range.start.line + 1} (${key})`)
    .join(", ");
}

/** Warns about secret values and offers to remove them, or says that they were removed. */
function Secrets({ found, removed, toggle }: SecretsProps) {
  if (found.length === 0) return null;
  return (
    <div class="caution" role="note">
      <Icon name="warning" />
      <div>
        <p>
          {removed
            ? `${counted(found.length, "secret value")} replaced by 'removed'. Your project still has them.`
            : `The link would carry ${counted(found.length, "secret value")}, readable by everyone who gets it:`}
        </p>
        {!removed && <p class="quiet">{placesOf(found)}</p>}
      </div>
      <button type="button" class={removed ? "button" : "button primary"} onClick={toggle}>
        {removed ? "With secret values" : "Without secret values"}
      </button>
    </div>
  );
}

interface SecretsProps {
  readonly found: readonly SecretValue[];
  readonly removed: boolean;
  readonly toggle: () => void;
}

/** The length of the link, and what follows from it. */
function LengthNote({ link }: { readonly link: string }) {
  return (
    <p id="link-length">
      The link has {counted(link.length, "character")}.
      {link.length > longLink &&
        " Some chat programs cut links of more than 2,000: send it as a file or in a code block."}
    </p>
  );
}

/** Why there is no link, and what to do instead. */
function TooLarge() {
  return (
    <p class="problem-text" role="alert">
      The project is too large for a link, which holds at most {limitWords.text}. Download it as a zip file
      and send that.
    </p>
  );
}

/** The forms, the text of the chosen one, and the button that copies it. */
function Forms({ project, link }: { readonly project: SharedProject; readonly link: string }) {
  const chosen = useSignal(forms[0] as Form);
  const done = useSignal("");
  const field = useId();
  const text = chosen.value.text(siteOf(location.href), project, link);
  return (
    <>
      <Segments
        legend="Form"
        segments={forms.map((form) => ({ value: form, title: form.name }))}
        chosen={chosen.value}
        choose={(form) => {
          chosen.value = form;
        }}
      />
      <label class="shared-text" for={field}>
        <span class="quiet">{chosen.value.hint}</span>
        <textarea
          id={field}
          readOnly
          rows={chosen.value.name === "Link" ? 4 : 8}
          value={text}
          aria-label={`Text of ${chosen.value.copied}`}
          spellcheck={false}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      {chosen.value.name !== "Embed" && <LengthNote link={link} />}
      <div class="actions">
        <span class="quiet" role="status">
          {done.value}
        </span>
        <button
          type="button"
          class="button primary"
          onClick={() =>
            void copyText(text, chosen.value.copied, (sentence) => {
              done.value = sentence;
            })
          }
        >
          <Icon name="copy" /> Copy {chosen.value.copied}
        </button>
      </div>
    </>
  );
}

/** The result of the search for secret values. */
type SecretsFound = readonly SecretValue[] | "asking" | "unknown";

/** Says that the search for secret values failed. */
function NotLookedAt() {
  return (
    <p class="caution" role="note">
      <Icon name="warning" /> The engine does not answer, so passwords and tokens were not looked for. Read
      the files before you share them.
    </p>
  );
}

/** The shortest link to a project: an unchanged example has an address of its own. */
function linkTo(project: SharedProject): string | null {
  const site = siteOf(location.href);
  const example = findExample(exampleOf(project.files) ?? "");
  if (!example || project.before) return projectLink(site, project);
  const own: Settings = { file: example.file, ...(example.experimental && { experimental: "1" }) };
  const others = Object.entries(project.settings).filter(([key, value]) => own[key] !== value);
  return exampleLink(site, example.id, Object.fromEntries(others));
}

/** The secret values of two versions; a value at the same place in both counts once. */
function withEarlier(now: readonly SecretValue[], earlier: readonly SecretValue[]): readonly SecretValue[] {
  const places = new Set(now.map((one) => placesOf([one])));
  return [...now, ...earlier.filter((one) => !places.has(placesOf([one])))];
}

interface HandingProps {
  readonly secrets: readonly SecretValue[];
  /** The secret values of the pinned version. */
  readonly earlier: readonly SecretValue[];
}

/** The project to share, once the search for secrets has ended. */
function Handing({ secrets, earlier }: HandingProps) {
  const removed = useSignal(false);
  const review = useReview();
  const before = pinned.value?.files;
  const present = presentProject(removed.value ? withoutSecrets(files.value, secrets) : files.value);
  const was = removed.value && before ? withoutSecrets(before, earlier) : before;
  const project = reviewed(present, review, was);
  const link = linkTo(project);
  const toggle = () => {
    removed.value = !removed.value;
  };
  return (
    <>
      <ReviewFields review={review} />
      <Secrets
        found={review.before.value ? withEarlier(secrets, earlier) : secrets}
        removed={removed.value}
        toggle={toggle}
      />
      {link === null ? <TooLarge /> : <Forms project={project} link={link} />}
    </>
  );
}

/** The dialog that shares the project. */
export function ShareDialog() {
  const found = useSignal<SecretsFound>("asking");
  const earlier = useSignal<readonly SecretValue[]>([]);
  useSignalEffect(() => {
    const asked = files.value;
    found.value = "asking";
    const version = pinned.value?.files;
    const all = [findSecrets(asked), version ? findSecrets(version) : []] as const;
    void Promise.all(all).then(([secrets, old]) => {
      if (files.value !== asked) return;
      earlier.value = old ?? [];
      found.value = secrets && old ? secrets : "unknown";
    });
  });
  return (
    <Dialog title="Share this project" wide>
      {found.value === "unknown" && <NotLookedAt />}
      {found.value === "asking" ? (
        <p class="quiet">Looking for passwords and tokens…</p>
      ) : (
        <Handing secrets={found.value === "unknown" ? [] : found.value} earlier={earlier.value} />
      )}
      <p class="quiet">
        The project is inside the link, after the <code>#</code>. Browsers keep that part to themselves:
        opening the link sends it to no server, and nothing is stored except in the address.{" "}
        <a href="/docs/embed.html" target="_blank" rel="noopener">
          How to embed the playground
        </a>
      </p>
    </Dialog>
  );
}
