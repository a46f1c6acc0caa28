/** Every view, dialog and menu, in light and dark, on a wide screen, on a phone and at great zoom. */
import { violations } from "../pages/axe";
import { expectSoundLayout } from "../pages/layout";
import { openState, states } from "../pages/states";
import { expect, test } from "../pages/test";

/** The layouts: the narrow one has the width that WCAG 2.2 requires (1.4.10), that of 1,280 px at 400 %. */
const layouts = [
  { layout: "wide", size: { width: 1440, height: 900 }, further: [] },
  {
    layout: "narrow",
    size: { width: 320, height: 640 },
    // A wide screen, and that of a laptop at 200 %.
    further: [
      { width: 720, height: 450 },
      { width: 640, height: 400 },
    ],
  },
] as const;

for (const { layout, size, further } of layouts) {
  for (const state of states) {
    test(`${state.name}, ${layout}: axe finds nothing, and nothing is cut or covered`, async ({
      playground,
    }) => {
      const { page } = playground;
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      await openState(playground, state);
      await expect.poll(() => violations(page)).toEqual([]);
      // The dark theme differs only in colours, at any width.
      await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
      if (layout === "wide") await expect.poll(() => violations(page, ["color-contrast"])).toEqual([]);
      const note = page.getByRole("complementary", { name: "Note" });
      if (!(await page.getByRole("dialog").isVisible()) && (await note.isVisible()))
        await note.getByRole("button", { name: "Dismiss" }).click();
      await expectSoundLayout(page);
      for (const zoomed of further) {
        await page.setViewportSize(zoomed);
        await expectSoundLayout(page);
      }
    });
  }
}
