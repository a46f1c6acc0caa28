import { nextTheme, toggleExperimental } from "../state/actions";
import { pinned, togglePin } from "../state/pinned";
import { preferences, type Theme } from "../state/preferences";
import { charmcraft } from "../state/project";
import { type DialogName, dialog } from "../state/view";
import { Icon, type IconName } from "./icon";
import { IconButton } from "./icon-button";

import { PageMenu } from "./page-menu";
import { versionWords } from "./versions";

const themeIcons: Readonly<Record<Theme, IconName>> = { system: "system", light: "sun", dark: "moon" };

/** A function that opens a dialog. */
function open(name: DialogName): () => void {
  return () => {
    dialog.value = name;
  };
}

/** The top bar: the page's name, examples, versions, sharing, theme, and the menu. */
export function Header() {
  const { theme } = preferences.value;
  return (
    <header class="top">
      <h1 class="brand">
        <img src="/icon.svg" alt="" width="24" height="24" />
        <span>Charm Playground</span>
      </h1>
      <button type="button" class="button" onClick={open("examples")}>
        Examples
      </button>
      <button type="button" class="versions wide-only" onClick={open("about")} title="What this shows">
        {versionWords}
      </button>
      {charmcraft.value.experimental && (
        <button
          type="button"
          class="chip wide-only"
          title="CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS is set; click to unset it"
          onClick={toggleExperimental}
        >
          experimental extensions
        </button>
      )}
      <span class="spring" />
      <button
        type="button"
        class="button wide-only"
        onClick={open("run")}
        title="Run it in Juju: commands, bundle, Terraform"
      >
        Run it
      </button>
      <button
        type="button"
        class="button"
        aria-pressed={pinned.value !== null}
        title="Mark what changes from here on"
        onClick={togglePin}
      >
        <Icon name="pin" />
        <span class="wide-only">{pinned.value ? "Unpin" : "Pin result"}</span>
        <span class="visually-hidden narrow-only">{pinned.value ? "Unpin" : "Pin result"}</span>
      </button>
      <button type="button" class="button primary" onClick={open("share")}>
        Share
      </button>
      <span class="theme">
        <IconButton icon={themeIcons[theme]} name={`Theme: ${theme}`} onClick={nextTheme} />
      </span>
      <PageMenu />
    </header>
  );
}
