import { exportFormats } from "../export";
import { environment } from "../state/results";
import { Icon } from "./icon";
import { Menu, type MenuItem } from "./menu";
import { copyText, downloadFile } from "./transfer";

/** Two entries for each format: copy and download. */
function items(): MenuItem[] {
  const variables = environment.value?.value ?? [];
  return exportFormats.flatMap(({ title, file, type, write }) => [
    { title: `Copy as ${title}`, run: () => void copyText(write(variables), `The environment as ${title}`) },
    { title: `Download ${file}`, run: () => downloadFile(file, write(variables), type) },
  ]);
}

/** The menu that takes all variables elsewhere. */
export function ExportMenu() {
  return (
    <Menu name="Export the environment" class="icon-button" items={items()}>
      <Icon name="download" />
    </Menu>
  );
}
