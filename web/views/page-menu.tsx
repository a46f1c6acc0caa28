import { setTheme, themes } from "../state/actions";
import { type CommandId, command } from "../state/commands";
import { printedKey } from "../state/keys";
import { preferences } from "../state/preferences";
import { Icon } from "./icon";
import { Menu } from "./menu";
import type { MenuGroup, MenuItem } from "./menu-items";
import { pageLinks, problemLink, sourceLink } from "./page-links";

/** A command as an entry of the menu. */
function entry(id: CommandId): MenuItem {
  const { title, keys, on, run } = command(id);
  return {
    title,
    run,
    ...(keys && { key: printedKey(keys.split(" ")[0] as string) }),
    ...(on && { checked: on() }),
  };
}

/** The themes, one of which is checked. */
function themeItems(): MenuItem[] {
  return themes.map((theme) => ({
    title: theme === "system" ? "Theme of the system" : `${theme === "light" ? "Light" : "Dark"} theme`,
    checked: preferences.value.theme === theme,
    oneOf: true,
    run: () => setTheme(theme),
  }));
}

/** Everything in the menu. */
function groups(): MenuGroup[] {
  return [
    {
      title: "Project",
      items: (
        [
          "begin",
          "open-files",
          "open-folder",
          "download-project",
          "run",
          "paste",
          "projects",
          "empty",
        ] as const
      ).map(entry),
    },
    {
      title: "View",
      items: [...(["compare", "units", "wrap", "experimental"] as const).map(entry), ...themeItems()],
    },
    {
      title: "Help",
      items: [
        ...(["palette", "shortcuts", "about"] as const).map(entry),
        ...pageLinks,
        ...sourceLink(),
        problemLink(),
      ],
    },
  ];
}

/** The page's menu: the project, the view, and help. */
export function PageMenu() {
  return (
    <Menu name="Menu" class="icon-button" groups={groups()}>
      <Icon name="more" />
    </Menu>
  );
}
