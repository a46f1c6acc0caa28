import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fetchPart } from "./parts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An import that fails so many times. */
function failing(times: number) {
  return vi.fn(async () => {
    if (times-- > 0) throw new TypeError("Failed to fetch dynamically imported module");
    return { Dialog: "a dialog" };
  });
}

const dialog = ({ Dialog }: { readonly Dialog: string }) => Dialog;

test.each([0, 1])("a part is there after %i failures", async (times) => {
  const load = failing(times);
  const part = fetchPart(load, dialog);
  await vi.runAllTimersAsync();
  expect(await part).toBe("a dialog");
  expect(load).toHaveBeenCalledTimes(times + 1);
});

test("a part that stays away is told of", async () => {
  const part = fetchPart(failing(2), dialog);
  part.catch(() => {});
  await vi.runAllTimersAsync();
  await expect(part).rejects.toThrow("Failed to fetch");
});

test("a module without the part is a failure, not a part", async () => {
  await expect(fetchPart(async () => ({}) as { Dialog: string }, dialog)).rejects.toThrow(TypeError);
});
