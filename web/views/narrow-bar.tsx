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

/** Pixels by which a finger pulls the sheet, rather than taps its handle. */
const pull = 16;

/** Where the finger on the handle last moved the sheet, or else came down: pixels from the top. Null without a finger. */
let finger: number | null = null;

function letGo(): void {
  finger = null;
}

/** Pulling the sheet up and pushing it down with a finger, for which the browser sends no click. */
const pulls = {
  onPointerDown: ({ pointerType, clientY }: PointerEvent) => {
    finger = pointerType === "touch" ? clientY : null;
  },
  onPointerMove: ({ clientY }: PointerEvent) => {
    const up = finger === null ? 0 : finger - clientY;
    if (Math.abs(up) < pull) return;
    sheetOpen.value = up > 0;
    finger = clientY;
  },
  onPointerUp: letGo,
  onPointerCancel: letGo,
} as const;

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
      {...pulls}
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
