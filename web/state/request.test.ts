import { effect, signal } from "@preact/signals";
import { expect, test } from "vitest";
import { Request } from "./request";

test("a request is served once, whatever changes after it", () => {
  const request = new Request<string>();
  const ready = signal(false);
  const text = signal("a");
  const served: string[] = [];
  const stop = effect(() => {
    if (ready.value) request.take((wanted) => served.push(`${wanted} in ${text.value}`));
  });
  request.ask("line 1");
  request.ask("line 2");
  expect(served).toEqual([]);
  ready.value = true;
  expect(served).toEqual(["line 2 in a"]);
  text.value = "b";
  ready.value = false;
  ready.value = true;
  expect(served).toEqual(["line 2 in a"]);
  request.ask("line 3");
  expect(served).toEqual(["line 2 in a", "line 3 in b"]);
  stop();
});

test("a dropped request is not served", () => {
  const request = new Request<string>();
  request.ask("line 1");
  request.drop();
  request.take(() => expect.unreachable());
});
