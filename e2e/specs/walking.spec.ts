/**
 * A user who wanders about: typing, jumping, fixing, switching files, undoing, following links, in an order that a seed
 * decides. A model that knows nothing of places predicts the texts at the end. The long walk is in
 * web/views/walk.test.tsx; this one uses real keys, the real core and a real browser.
 */

import { isKept } from "../pages/kept";
import { fragmentOf, type Playground } from "../pages/playground";
import { expect, test } from "../pages/test";
import { quick, readFiles, typeAs } from "../pages/texts";

type Files = Readonly<Record<string, string>>;

/** A generator of numbers that repeat for the same seed (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** A project with a word to fix in each file. */
function project(name: string): Record<string, string> {
  return {
    "charmcraft.yaml": `name: ${name}
type: charm
base: ubuntu@24.04
platforms:
  amd64:
summary: A shop
description: Sells books.
extensions:
  - flask-framework
requires:
  s3:
    interface: s3
    optinal: true
`,
    "mock.yaml": "aplication: shop\nconfig: {}\n",
  };
}

/** The words to fix, and their corrections. */
const fixes = { optinal: "optional", aplication: "application" } as const;

/** The files as the user believes them to be, and the steps that led there. */
class Picture {
  #steps: { before: Files; after: Files; opens: boolean }[] = [];
  constructor(public files: Files) {}

  /** Whether nothing can be undone. */
  get isUntouched(): boolean {
    return this.#steps.length === 0;
  }

  /** Records a step. */
  step(after: Files, opens = false): void {
    this.#steps.push({ before: this.files, after, opens });
    this.files = after;
  }

  /** Undoes the last step in a file, or else the last step of all. */
  undo(file: string): void {
    const own = this.#steps.findLastIndex(({ before, after }) => before[file] !== after[file]);
    const later = this.#steps.slice(own + 1);
    const barred = later.some(({ opens }) => opens) || (later.length > 0 && this.#steps[own]?.opens);
    const [step] = this.#steps.splice(own < 0 || barred ? this.#steps.length - 1 : own, 1);
    if (!step) return;
    if (step.opens) this.files = step.before;
    else for (const [name, text] of Object.entries(step.before)) this.#put(name, text, step.after[name]);
  }

  #put(name: string, text: string, was: string | undefined): void {
    if (text !== was) this.files = { ...this.files, [name]: text };
  }
}

/** Types a line at the start or end of a file. */
async function typeLine(playground: Playground, picture: Picture, file: string, word: string, top: boolean) {
  await playground.show(file);
  await playground.editor.focus();
  await playground.page.keyboard.press(top ? "ControlOrMeta+Home" : "ControlOrMeta+End");
  await typeAs(playground, `#${word}`, quick);
  await playground.page.keyboard.press("Enter");
  const text = picture.files[file] ?? "";
  picture.step({ ...picture.files, [file]: top ? `#${word}\n${text}` : `${text}#${word}\n` });
}

/** Fixes a word from the list of problems, if the list has it. */
async function fix(playground: Playground, picture: Picture, word: keyof typeof fixes) {
  const name = Object.keys(picture.files).find((file) => picture.files[file]?.includes(word));
  if (name === undefined) return;
  const finding = playground.findings.filter({ hasText: word }).first();
  await finding.getByRole("button", { name: new RegExp(`'${fixes[word]}'`) }).click();
  picture.step({ ...picture.files, [name]: (picture.files[name] ?? "").replace(word, fixes[word]) });
}

for (const seed of [1, 2]) {
  test(`a walk from seed ${seed} ends with the texts that were typed`, async ({ playground }) => {
    const { page } = playground;
    const random = randomOf(seed);
    // The clock stands still, so each line is one step to undo.
    await page.clock.setFixedTime(new Date());
    const picture = new Picture(project("walk-0"));
    await playground.openProject(picture.files);
    for (let n = 1; n <= 30; n++) {
      const file = ["charmcraft.yaml", "mock.yaml"][random(2)] as string;
      const deed = random(10);
      if (deed < 4) await typeLine(playground, picture, file, String(n), random(2) === 0);
      else if (deed === 4) await page.keyboard.press(random(2) === 0 ? "F8" : "Shift+F8");
      else if (deed === 5) await fix(playground, picture, random(2) === 0 ? "optinal" : "aplication");
      else if (deed === 6) await playground.show(file);
      else if (deed < 9) {
        // Before the walk's first step, undo would undo the link itself.
        if (picture.isUntouched) continue;
        await playground.show(file);
        await playground.editor.focus();
        await page.keyboard.press("ControlOrMeta+z");
        picture.undo(file);
      } else {
        const next = project(`walk-${n}`);
        await playground.follow(fragmentOf(next));
        await playground.show("charmcraft.yaml");
        await expect(playground.editor).toContainText(`walk-${n}`);
        picture.step(next, true);
      }
      expect(await readFiles(playground), `after ${n} steps`).toEqual(picture.files);
    }
    await typeLine(playground, picture, "charmcraft.yaml", "end", true);
    await expect.poll(() => isKept(page, "#end")).toBe(true);
    await page.reload();
    await expect(playground.editor).toContainText("#end");
    expect(await readFiles(playground)).toEqual(picture.files);
  });
}
