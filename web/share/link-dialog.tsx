import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { clearAddress } from "../state/address";
import { visiblePath } from "../state/files";
import { counted } from "../state/phrases";
import { closeDialog, Dialog } from "../views/dialog";
import { openWithNotice, type Question, question } from "./address-bar";
import { allowedHosts, fetchProject, type RemoteProject, remoteProject } from "./addresses";
import { faultTexts } from "./faults";
import type { Settings } from "./fragment";

/** The most files that are listed by name. */
const mostListed = 20;

/** What is wrong with a link, and which of its files can be read. */
function FaultDialog({ fault, files, settings }: Extract<Question, { kind: "fault" }>) {
  const { title, text } = faultTexts[fault];
  const readable = Object.entries(files).filter(([, content]) => content.trim() !== "");
  return (
    <Dialog title={title}>
      <p>{text}</p>
      {readable.length === 0 ? (
        <p>None of it can be read. Your own project is untouched.</p>
      ) : (
        <>
          <p>This much can be read. Your own project is kept, even if you open this one.</p>
          <ul class="readable">
            {readable.slice(0, mostListed).map(([path, content]) => (
              <li key={path}>
                <code>{visiblePath(path)}</code>{" "}
                <span class="quiet">{counted(content.split("\n").length, "line")}</span>
              </li>
            ))}
            {readable.length > mostListed && <li>and {readable.length - mostListed} more</li>}
          </ul>
        </>
      )}
      <div class="actions">
        <button type="button" class="button" onClick={closeDialog}>
          Keep my project
        </button>
        {readable.length > 0 && (
          <button
            type="button"
            class="button primary"
            onClick={() => {
              closeDialog();
              void openWithNotice(Object.fromEntries(readable), settings, "the incomplete link");
            }}
          >
            Open what can be read
          </button>
        )}
      </div>
    </Dialog>
  );
}

/** Why an address cannot be opened at all. */
function RefusedAddress({ address }: { readonly address: string }) {
  return (
    <Dialog title="This address cannot be opened">
      <p>
        <code class="address">{address}</code>
      </p>
      <p>
        The playground reads public files of GitHub and GitLab only ({allowedHosts.join(", ")}); other hosts,
        such as Launchpad, do not let pages of other sites read theirs. Download the file and drop it here
        instead.
      </p>
      <div class="actions">
        <button type="button" class="button primary" onClick={closeDialog}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

/** Asks for permission to read the files from another host. */
function RemoteDialog({ remote, settings }: { readonly remote: RemoteProject; readonly settings: Settings }) {
  const problem = useSignal<string | null>(null);
  const busy = useSignal(false);
  const reading = useRef<AbortController | null>(null);
  // Closing the dialog, in whatever way, also declines what is being read.
  useLayoutEffect(() => () => reading.current?.abort(), []);
  const open = async () => {
    busy.value = true;
    const declined = new AbortController();
    reading.current = declined;
    const fetched = await fetchProject(remote, fetch, declined.signal);
    if (declined.signal.aborted) return;
    busy.value = false;
    problem.value = fetched.problem;
    if (!fetched.files) return;
    closeDialog();
    void openWithNotice(fetched.files, settings, `the address at ${remote.host}`);
  };
  return (
    <Dialog title={`Open a project from ${remote.host}?`}>
      <p>This link asks the playground to read</p>
      <p>
        <code class="address">{remote.addressOf(remote.main)}</code>
      </p>
      <p>
        and the known files beside it. {remote.host} then sees your IP address, as with any page that you
        visit there. Your own project is kept, and nothing of it is sent.
      </p>
      <p class="problem-text" role="alert">
        {problem.value}
      </p>
      <div class="actions">
        <button type="button" class="button" onClick={closeDialog}>
          Do not open
        </button>
        <button type="button" class="button primary" disabled={busy.value} onClick={() => void open()}>
          {busy.value ? "Reading…" : "Open"}
        </button>
      </div>
    </Dialog>
  );
}

/** The question before a link is opened that is damaged or names another host. */
export function LinkDialog() {
  // However the dialog is closed, and however soon, the question and its link are settled.
  useLayoutEffect(
    () => () => {
      question.value = null;
      clearAddress();
    },
    [],
  );
  const asked = question.value;
  if (asked === null) return null;
  if (asked.kind === "fault") return <FaultDialog {...asked} />;
  const remote = remoteProject(asked.address);
  return remote ? (
    <RemoteDialog remote={remote} settings={asked.settings} />
  ) : (
    <RefusedAddress address={asked.address} />
  );
}
