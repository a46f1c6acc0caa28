import { exportFormats } from "../export/formats";
import { announce } from "../state/announce";
import { counted } from "../state/phrases";
import { environment } from "../state/results";
import { application } from "../state/unit";
import { Icon } from "./icon";
import { Menu, type MenuItem } from "./menu";
import { copyText, downloadFile } from "./transfer";

/** Two entries for each format: copy and download. What a format cannot hold is told. */
function items(): MenuItem[] {
  const variables = environment.value?.value ?? [];
  return exportFormats.flatMap(({ title, fileName, mediaType, usage, write }) => {
    const exported = () => {
      const { text, omitted } = write(variables, application.value);
      if (omitted.length > 0) announce(`${counted(omitted.length, "variable")} left out.`);
      return text;
    };
    return [
      {
        title: `Copy as ${title}`,
        note: usage,
        run: () => void copyText(exported(), `The environment as ${title}`),
      },
      { title: `Download ${fileName}`, run: () => downloadFile(fileName, exported(), mediaType) },
    ];
  });
}

/** The menu that takes all variables elsewhere. */
export function ExportMenu() {
  return (
    <Menu name="Export the environment" class="icon-button" items={items()}>
      <Icon name="download" />
    </Menu>
  );
}
