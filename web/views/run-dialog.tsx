/** Shows how to deploy with Juju what is on the screen; fetched on demand. */
import { useSignal } from "@preact/signals";
import type { Rollout } from "../engine/protocol";
import { masked, type RolloutFormat, rolloutFormats } from "../export/juju/formats";
import { leftOutSentence } from "../export/juju/left-out";
import { chosenForm } from "../export/text-format";
import { mask } from "../state/environment-table";
import { counted } from "../state/phrases";
import { prefer, preferences } from "../state/preferences";
import { files } from "../state/project";
import { goTo } from "../state/view";
import { closeDialog, Dialog } from "./dialog";
import { FormatChoice, Preview, TextActions } from "./format-choice";
import { useRollout } from "./rollout";

/** The mocked settings that the text leaves out, each with a link to its line. */
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

/** A link to a line. */
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

/** The text in one format. */
function Text({ rollout, format }: { readonly rollout: Rollout; readonly format: RolloutFormat }) {
  const shown = useSignal(false);
  const { title, fileName, mediaType, write } = format;
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

/** How to have Juju deploy what is mocked: commands, a bundle, Terraform. */
export function RunDialog() {
  const told = useRollout(files.value);
  const format = chosenForm(rolloutFormats, preferences.value.rolloutFormat);
  return (
    <Dialog title="Run it in Juju" wide>
      <FormatChoice
        group="rollout-format"
        forms={rolloutFormats}
        chosen={format.id}
        choose={(rolloutFormat) => prefer({ rolloutFormat })}
      />
      <p class="quiet">{format.usage}</p>
      {told &&
        ("rollout" in told ? (
          <Text rollout={told.rollout} format={format} />
        ) : (
          <p role="alert">{told.problem}</p>
        ))}
    </Dialog>
  );
}
