import { nextTheme, toggleExperimental } from "../state/commands";
import { pinned, togglePin } from "../state/pinned";
import { preferences, type Theme } from "../state/preferences";
import { charmcraft } from "../state/project";
import { type DialogName, dialog } from "../state/view";
import { Icon, type IconName } from "./icon";
import { IconButton } from "./icon-button";
import { Menu, type MenuItem } from "./menu";
import { allCommands } from "./pane-commands";

const themeIcons: Readonly<Record<Theme, IconName>> = { system: "system", light: "sun", dark: "moon" };

/** Opens a dialog. */
function open(name: DialogName): () => void {
  return () => {
    dialog.value = name;
  };
}

/** The titles of the commands that the menu repeats. */
const menuTitles: readonly string[] = [
  "Show all commands",
  "Open files…",
  "Open a folder…",
  "Download the project as zip",
  "Earlier states of this project",
  "Units: switch, lead, compare",
  "Allow experimental extensions, or refuse them",
  "What this shows: versions and differences",
  "Theme: system, light, dark",
  "Show keyboard shortcuts",
  "Begin an empty project",
];

/** The entries of the page's menu. */
function menuItems(): MenuItem[] {
  return allCommands
    .filter(({ title }) => menuTitles.includes(title))
    .map(({ title, run }) => ({ title, run }));
}

/** The line at the top: the page's name, examples, versions, sharing, theme, and the rest. */
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
        charmcraft 4.5.0 · paas-charm 1.12.3
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
      <Menu name="More" class="icon-button" items={menuItems()}>
        <Icon name="more" />
      </Menu>
    </header>
  );
}
