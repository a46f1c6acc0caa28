/** Compares two versions of a project by their effect on the app; fetched on demand. */

import { type Signal, useSignal } from "@preact/signals";
import type { Files, Variable } from "../engine/protocol";
import { type Difference, differences, markdownTable } from "../export/difference-table";
import { versionAt } from "../share/version";
import { mask } from "../state/environment-table";
import { readOutsideFiles } from "../state/folder-files";
import { pinned } from "../state/pinned";
import { charmcraft } from "../state/project";
import { environment } from "../state/results";
import { ask } from "../state/session";
import { application } from "../state/unit";
import { Dialog } from "./dialog";
import { Preview, TextActions } from "./format-choice";
import { chooseFiles } from "./open-files";

/** The version to compare the present one with. */
interface Before {
  /** Its name, to follow "since". */
  readonly name: string;
  readonly environment: readonly Variable[];
}

/** The pinned result, as the earlier version. */
function pinnedVersion(): Before | null {
  return pinned.value ? { name: "the pinned result", environment: pinned.value.environment ?? [] } : null;
}

/** The environment of a folder, or a sentence that says why it has none. */
async function environmentOf(files: Files): Promise<readonly Variable[] | string> {
  const result = await ask("evaluate", { files, charmcraft: charmcraft.peek() }, "compare");
  if (!result) return "The engine does not answer; try again.";
  return result.environment ?? "The charm of that version gives its app no environment.";
}

/** One variable that differs. */
function Row({ one }: { readonly one: Difference }) {
  const { name, change, before, after, sensitive } = one;
  const shown = (text: string | null) => (text === null ? "—" : sensitive ? mask : text);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="verdict">{change}</td>
      <td data-label="Before">
        <code>{shown(before)}</code>
      </td>
      <td data-label="Now">
        <code>{shown(after)}</code>
      </td>
    </tr>
  );
}

/** The differences as a table, and as Markdown. */
function Differences({ before }: { readonly before: Before }) {
  const all = differences(before.environment, environment.value?.value ?? []);
  const text = markdownTable(
    all,
    `What changes for the app of \`${application.value}\`, since ${before.name}:`,
  );
  return (
    <>
      <h3>Since {before.name}</h3>
      {all.length === 0 ? (
        <p>The app's environment is the same.</p>
      ) : (
        <table class="comparison">
          <thead>
            <tr>
              <th scope="col">Variable</th>
              <th scope="col">Change</th>
              <th scope="col">Before</th>
              <th scope="col">Now</th>
            </tr>
          </thead>
          <tbody>
            {all.map((one) => (
              <Row key={one.name} one={one} />
            ))}
          </tbody>
        </table>
      )}
      <details>
        <summary>As Markdown</summary>
        <Preview title="Markdown" text={text} />
      </details>
      <TextActions
        text={text}
        what="the table as Markdown"
        fileName="environment-changes.md"
        mediaType="text/markdown"
        warning={all.some(({ sensitive }) => sensitive) ? "It leaves out sensitive values." : ""}
        shown={null}
      />
    </>
  );
}

/** Asks where the other version is: a link or an address, or a folder. */
function Source({ take }: { readonly take: (name: string, files: Files | string) => void }) {
  const address = useSignal("");
  const busy = useSignal(false);
  const read = async () => {
    busy.value = true;
    const version = await versionAt(address.peek());
    busy.value = false;
    take("that version", "files" in version ? version.files : version.problem);
  };
  return (
    <>
      <label class="shared-text">
        <span class="quiet">
          A playground link, or the address of a public charmcraft.yaml, folder or repository at a revision;
          its host then sees your IP address
        </span>
        <input
          class="list-search"
          type="text"
          data-first
          aria-label="Link or address of the earlier version"
          value={address.value}
          onInput={(event) => {
            address.value = event.currentTarget.value;
          }}
          onKeyDown={(event) => event.key === "Enter" && address.peek().trim() !== "" && void read()}
        />
      </label>
      <p class="export-actions">
        <button
          type="button"
          class="button primary"
          disabled={busy.value || address.value.trim() === ""}
          onClick={() => void read()}
        >
          {busy.value ? "Reading…" : "Compare"}
        </button>
        <FolderButton take={take} />
      </p>
    </>
  );
}

/** Takes a folder from the disk as the earlier version. */
function FolderButton({ take }: { readonly take: (name: string, files: Files | string) => void }) {
  const pick = () =>
    chooseFiles(true, async (chosen) => {
      const { files, left } = await readOutsideFiles(chosen);
      take("the folder", Object.keys(files).length > 0 ? files : left.join(" "));
    });
  return (
    <button type="button" class="button" onClick={pick}>
      Compare with a folder…
    </button>
  );
}

/** Takes in the earlier version, or says why it cannot. */
function taking(before: Signal<Before | null>, problem: Signal<string>) {
  return async (name: string, files: Files | string) => {
    const told = typeof files === "string" ? files : await environmentOf(files);
    problem.value = typeof told === "string" ? told : "";
    if (typeof told !== "string") before.value = { name, environment: told };
  };
}

/** Compares the present version with another one. */
export function CompareDialog() {
  const before = useSignal<Before | null>(pinnedVersion());
  const problem = useSignal("");
  return (
    <Dialog title="Compare two versions" wide>
      <p class="quiet">
        The environment of the project that is open, against that of an earlier one: the pinned result, a
        link, a public address, or a folder.
      </p>
      <Source take={(name, files) => void taking(before, problem)(name, files)} />
      <p class="problem-text" role="alert">
        {problem.value}
      </p>
      <div role="status">{before.value && <Differences before={before.value} />}</div>
    </Dialog>
  );
}
