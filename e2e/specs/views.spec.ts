/** Every view, dialog and menu, in light and dark, on a wide screen, on a phone and at great zoom. */
import { violations } from "../pages/axe";
import { layoutFaults } from "../pages/layout";
import type { Playground } from "../pages/playground";
import { type State, visits, walk } from "../pages/states";
import { expect, test } from "../pages/test";

/** A layout, by the size of its window. */
interface Layout {
  readonly name: "wide" | "narrow";
  readonly size: { readonly width: number; readonly height: number };
  /** Further sizes at which nothing may be cut or covered. */
  readonly further: readonly { readonly width: number; readonly height: number }[];
}

/** The layouts: the narrow one has the width that WCAG 2.2 requires (1.4.10), that of 1,280 px at 400 %. */
const layouts: readonly Layout[] = [
  { name: "wide", size: { width: 1440, height: 900 }, further: [] },
  {
    name: "narrow",
    size: { width: 320, height: 640 },
    // A wide screen, and that of a laptop at 200 %.
    further: [
      { width: 720, height: 450 },
      { width: 640, height: 400 },
    ],
  },
];

/** A fault of one state is told with those of the others. */
const softly = expect.configure({ soft: true });

/** Puts the note away, which lies over a part of the page. */
async function dismissNote({ page }: Playground): Promise<void> {
  const note = page.getByRole("complementary", { name: "Note" });
  if (!(await page.getByRole("dialog").isVisible()) && (await note.isVisible()))
    await note.getByRole("button", { name: "Dismiss" }).click();
}

/** Expects that axe finds nothing in what a state shows, in light colours and in dark ones. */
async function checkAccess(
  { page }: Playground,
  { name: state, pane }: State,
  layout: Layout,
): Promise<void> {
  await softly
    .poll(() => violations(page, { onlyOpen: true, pane }), { message: `${state}, light: what axe finds` })
    .toEqual([]);
  // The dark theme differs only in colours, at any width.
  if (layout.name !== "wide") return;
  await page.emulateMedia({ colorScheme: "dark" });
  await softly
    .poll(() => violations(page, { rules: ["color-contrast"], onlyOpen: true, pane }), {
      message: `${state}, dark: what axe finds`,
    })
    .toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
}

/** Checks the state that the page is in, and leaves the window and the colours as they were. */
async function check(playground: Playground, state: State, layout: Layout): Promise<void> {
  const { page } = playground;
  await checkAccess(playground, state, layout);
  await dismissNote(playground);
  for (const window of [layout.size, ...layout.further]) {
    if (window !== layout.size) await page.setViewportSize(window);
    const at = `${state.name}, ${window.width} by ${window.height}`;
    await softly.poll(() => layoutFaults(page), { message: `${at}: what is cut or covered` }).toEqual([]);
  }
  if (layout.further.length > 0) await page.setViewportSize(layout.size);
}

for (const layout of layouts) {
  const seen = ({ narrowOnly }: State) => layout.name === "narrow" || !narrowOnly;
  for (const { name, states } of visits) {
    test(`${name}, ${layout.name}: axe finds nothing, and nothing is cut or covered`, async ({
      playground,
    }) => {
      const { page } = playground;
      await page.setViewportSize(layout.size);
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      await walk(playground, states.filter(seen), (state) =>
        test.step(state.name, () => check(playground, state, layout)),
      );
    });
  }
}
