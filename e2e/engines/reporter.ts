/** Prints one line for each engine and journey, and what went wrong. */
import { relative } from "node:path";
import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

/** The reporter of `make e2e-engines`. */
export default class Lines implements Reporter {
  #failed = 0;

  onStdOut(chunk: string | Buffer): void {
    process.stdout.write(chunk);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const engine = test.parent.project()?.name ?? "";
    const reason = test.annotations.find(({ type }) => type === "skip")?.description;
    const outcome = result.status === "skipped" ? `cannot: ${reason}` : result.status;
    const seconds = (result.duration / 1000).toFixed(1);
    console.log(`${engine.padEnd(9)} ${outcome.padEnd(7)} ${seconds.padStart(6)} s  ${test.title}`);
    if (result.status !== "passed" && result.status !== "skipped") this.#explain(result);
  }

  onEnd(): void {
    if (this.#failed > 0) console.log(`${this.#failed} failed`);
  }

  onError(error: { message?: string }): void {
    console.log(error.message);
  }

  #explain({ errors, attachments }: TestResult): void {
    this.#failed++;
    for (const { message, stack } of errors) console.log(stack ?? message);
    for (const { name, path } of attachments)
      if (path && name === "picture") console.log(`picture: ${relative(".", path)}`);
  }
}
