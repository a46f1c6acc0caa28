/** Bringing about in Juju what is on the screen; fetched when it is asked for. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Rollout } from "../engine/protocol";
import { masked, type RolloutFormat, rolloutFormats } from "../export/juju/formats";
import { leftOutSentence } from "../export/juju/left-out";
import { mask } from "../state/environment-table";
import { counted } from "../state/phrases";
import { prefer, preferences } from "../state/preferences";
import { charmcraft, files } from "../state/project";
import { answer } from "../state/results";
import { ask } from "../state/session";
import { goTo } from "../state/view";
import { closeDialog, Dialog } from "./dialog";
import { FormatChoice, Preview, TextActions } from "./format-choice";

/** The way that was chosen last, in this visit or an earlier one; at first the commands. */
function chosenFormat(): RolloutFormat {
  const { rolloutFormat } = preferences.value;
  return rolloutFormats.find(({ id }) => id === rolloutFormat) ?? (rolloutFormats[0] as RolloutFormat);
}

/** What is mocked and not in the text, each with the way to its line. */
function LeftOut({ left }: { readonly left: Rollout["left"] }) {
  if (left.length === 0) return null;
  return (
    <details class="left-out" open>
      <summary>{counted(left.length, "mocked fact")} that cannot be carried over to Juju</summary>
      <ul>
        {left.map((one) => (
          <li key={`${one.kind} ${one.name}`}>
            {leftOutSentence(one)} {one.at && <Place at={one.at} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The way to a line. */
function Place({ at }: { readonly at: NonNullable<Rollout["left"][number]["at"]> }) {
  const go = () => {
    closeDialog();
    goTo(at, files.peek());
  };
  return (
    <button type="button" class="place" onClick={go}>
      {at.file}, line {at.line + 1}
    </button>
  );
}

/** The text in the chosen form. */
function Text({ rollout }: { readonly rollout: Rollout }) {
  const shown = useSignal(false);
  const { title, fileName, mediaType, write } = chosenFormat();
  const text = write(rollout);
  const hidden = write(masked(rollout, mask));
  return (
    <>
      <LeftOut left={rollout.left} />
      <Preview title={title} text={shown.value ? text : hidden} />
      <TextActions
        text={text}
        what={`what to run, as ${title}`}
        fileName={fileName}
        mediaType={mediaType}
        warning={text === hidden ? "" : "Copy and Download use the real values, including sensitive ones."}
        shown={text === hidden ? null : shown}
      />
    </>
  );
}

/** What has Juju bring about the mocked deployment: commands, a bundle, Terraform. */
export function RunDialog() {
  const rollout = useSignal<Rollout | null>(null);
  const problem = useSignal<string | null>(null);
  const { id, usage } = chosenFormat();
  useEffect(() => {
    void ask("rollout", { files: files.peek(), charmcraft: charmcraft.peek() }).then((told) => {
      rollout.value = told?.rollout ?? null;
      problem.value = told ? told.error : "The engine does not answer. Close this and try again.";
    });
  }, [answer.value]);
  return (
    <Dialog title="Run it in Juju" wide>
      <FormatChoice
        group="rollout-format"
        forms={rolloutFormats}
        chosen={id}
        choose={(rolloutFormat) => prefer({ rolloutFormat })}
      />
      <p class="quiet">{usage}</p>
      {problem.value !== null && <p role="alert">{problem.value}</p>}
      {rollout.value && <Text rollout={rollout.value} />}
    </Dialog>
  );
}
