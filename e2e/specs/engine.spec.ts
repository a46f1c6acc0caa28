/** The page when the engine cannot be loaded, hangs or crashes. */
import type { Playground } from "../pages/playground";
import { expect, test } from "../pages/test";

// A call that hangs is given up at the page's own limit.
test.use({ patient: false });

/**
 * A WebAssembly module with two functions: `loop` calls the imported `e.p` again and again and never returns, `trap`
 * reaches `unreachable`.
 */
const troublesome = [
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x04, 0x01, 0x60, 0x00, 0x00],
  ...[0x02, 0x07, 0x01, 0x01, 0x65, 0x01, 0x70, 0x00, 0x00],
  ...[0x03, 0x03, 0x02, 0x00, 0x00],
  ...[0x07, 0x0f, 0x02, 0x04, 0x6c, 0x6f, 0x6f, 0x70, 0x00, 0x01, 0x04, 0x74, 0x72, 0x61, 0x70, 0x00, 0x02],
  ...[0x0a, 0x0f, 0x02, 0x09, 0x00, 0x03, 0x40, 0x10, 0x00, 0x0c, 0x00, 0x0b, 0x0b, 0x03, 0x00, 0x00, 0x0b],
];

/**
 * Code in front of the worker's own script: it calls the module when the text says so. The endless loop pauses each time
 * round, so that it takes no processor time from other tests; the worker hears nothing meanwhile.
 */
const prologue = `
const cell = new Int32Array(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer);
const { loop, trap } = new WebAssembly.Instance(
  new WebAssembly.Module(new Uint8Array(${JSON.stringify(troublesome)})),
  { e: { p: () => Atomics.wait(cell, 0, 0, 100) } },
).exports;
addEventListener("message", (event) => {
  const request = event.data.request ?? "";
  if (!/# (loop|trap)/.test(request)) return;
  event.stopImmediatePropagation();
  if (request.includes("# loop")) loop();
  else trap();
});
`;

/**
 * Opens the page with a worker that hangs at \`# loop\` in a file and crashes at \`# trap\`.
 * @returns a function that counts its workers
 */
async function openTroubled(playground: Playground): Promise<() => number> {
  const { page } = playground;
  let workers = 0;
  page.on("worker", () => workers++);
  await page.route(/\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: prologue + (await response.text()) });
  });
  await playground.open();
  return () => workers;
}

const troubles = [
  { comment: "# loop", what: "that never ends", message: "did not answer within 2 seconds" },
  { comment: "# trap", what: "that crashes", message: "The engine stopped" },
] as const;

for (const { comment, what, message } of troubles) {
  test(`an evaluation ${what} is given up; the text and the last results stay, also after a reload, and typing goes on`, async ({
    playground,
  }) => {
    const workers = await openTroubled(playground);
    const before = await playground.count("Environment").textContent();
    await playground.write("mock.yaml", `application: shelf\n${comment}\n`);
    await expect(playground.status).toContainText(message);
    await expect(playground.status).toContainText(
      "It was restarted; what you see is from an earlier text. Your text is safe.",
    );
    // The call had one more try, so the second worker is gone, too, and the third one waits.
    await expect.poll(workers).toBe(3);
    await expect.poll(() => playground.page.workers().length).toBe(1);
    await expect(playground.editor).toContainText(comment);
    await expect(playground.count("Environment")).toHaveText(before ?? "");
    await expect(playground.manifest).toContainText("name: shop-k8s");

    await test.step("the text is kept like any other, and is there after a reload", async () => {
      await playground.page.reload();
      await expect(playground.editor).toContainText(comment);
      await expect(playground.status).toContainText(message);
    });

    await playground.write("mock.yaml", "application: shelf\n");
    await expect(playground.variable("FLASK_BASE_URL")).toContainText("shelf");
    await expect(playground.status).not.toContainText("restarted");
  });
}
