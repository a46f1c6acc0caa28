import { narrow } from "../state/narrow";
import { answer, environment, problems } from "../state/results";
import { shownSteps, verdict } from "../state/verdict";
import { type NarrowPane, narrowPane, sheetOpen } from "../state/view";
import { refusal, wayInWords } from "../state/way";
import { Icon, type IconName } from "./icon";

const panes: readonly { readonly pane: NarrowPane; readonly title: string; readonly icon: IconName }[] = [
  { pane: "write", title: "Write", icon: "write" },
  { pane: "manifest", title: "Manifest", icon: "manifest" },
  { pane: "environment", title: "Environment", icon: "environment" },
];

/** The count on each tab of the narrow layout. */
function countOf(pane: NarrowPane): string {
  const counts: Readonly<Record<NarrowPane, number>> = {
    write: problems.value.length,
    manifest: answer.value?.result.expansion.lines.length ?? 0,
    environment: environment.value?.value.length ?? 0,
  };
  return counts[pane] === 0 ? "" : String(counts[pane]);
}

/** The handle of the sheet: the status and the number of problems. */
function SheetHandle() {
  const status = answer.value?.result.status ?? null;
  const words = shownSteps.value ? wayInWords(shownSteps.value, status) : "";
  const early = refusal.value !== null && refusal.value.step.by !== "charm";
  return (
    <button
      type="button"
      class={`sheet-handle ${early ? "blocked" : (status?.name ?? "")}`}
      aria-expanded={sheetOpen.value}
      aria-controls="dock"
      onClick={() => {
        sheetOpen.value = !sheetOpen.value;
      }}
    >
      <span class="status-dot" aria-hidden="true" />
      <span class="sheet-status">{words === "" ? "Status" : words}</span>
      <span>{verdict.value}</span>
      <Icon name={sheetOpen.value ? "down" : "up"} />
    </button>
  );
}

/** The bottom of the narrow layout: the sheet's handle and the three tabs. */
export function NarrowBar() {
  if (!narrow.value) return null;
  return (
    <div class="narrow-bar">
      <SheetHandle />
      <nav class="narrow-tabs" aria-label="Panes">
        {panes.map(({ pane, title, icon }) => (
          <button
            key={pane}
            type="button"
            aria-current={narrowPane.value === pane ? "page" : undefined}
            onClick={() => {
              narrowPane.value = pane;
              sheetOpen.value = false;
            }}
          >
            <Icon name={icon} />
            <span>{title}</span>
            <span class="badge">{countOf(pane)}</span>
          </button>
        ))}
      </nav>
    </div>
  );
}
