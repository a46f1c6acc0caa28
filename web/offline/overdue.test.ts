import { describe, expect, test } from "vitest";
import { isOverdue } from "./overdue";

/** A storage with one key. */
function storage(value: string | null) {
  const kept = { value };
  return {
    kept,
    getItem: () => kept.value,
    setItem: (_: string, next: string) => {
      kept.value = next;
    },
    removeItem: () => {
      kept.value = null;
    },
  };
}

const day = 24 * 3_600_000;

describe("a newer version", () => {
  test("that has just arrived is offered, and its time is remembered", () => {
    const memory = storage(null);
    expect(isOverdue(memory, 100 * day)).toBe(false);
    expect(memory.kept.value).toBe(String(100 * day));
    expect(isOverdue(memory, 107 * day)).toBe(false);
  });

  test("is installed after a week, once", () => {
    const memory = storage(String(100 * day));
    expect(isOverdue(memory, 107 * day + 1)).toBe(true);
    expect(memory.kept.value).toBeNull();
    expect(isOverdue(memory, 107 * day + 2)).toBe(false);
  });

  test.each(["", "x", String(200 * day)])("with the stored time %j is offered", (value) => {
    expect(isOverdue(storage(value), value === "" ? day : 100 * day)).toBe(false);
  });
});
