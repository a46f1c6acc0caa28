import { narrow } from "../state/narrow";
import { prefer, preferences } from "../state/preferences";
import { history } from "../state/project";
import { IconButton } from "./icon-button";

/** The sentences that explain the page until the user dismisses them, or on a phone begins to edit. */
export function Introduction() {
  if (preferences.value.introduced || (narrow.value && history.value.done.length > 0)) return null;
  return (
    <p class="introduction">
      <span>
        Paste your <code>charmcraft.yaml</code> over the example, and mock the deployment in{" "}
        <code>mock.yaml</code>: you see what charmcraft makes of it and every variable that your app gets.
        Nothing leaves this browser. <span class="quiet">Click a line or a variable to trace it.</span>
      </span>
      <IconButton icon="close" name="Dismiss the introduction" onClick={() => prefer({ introduced: true })} />
    </p>
  );
}
