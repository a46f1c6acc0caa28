/** Keys as WebDriver has them. */
import { Key } from "selenium-webdriver";

/** What WebDriver calls the keys that have no sign of their own. */
const keys: Readonly<Record<string, string>> = {
  Control: Key.CONTROL,
  Shift: Key.SHIFT,
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  Space: Key.SPACE,
  Backspace: Key.BACK_SPACE,
  Home: Key.HOME,
  End: Key.END,
  ArrowUp: Key.ARROW_UP,
  ArrowDown: Key.ARROW_DOWN,
};

/** A key with those that are held with it, as the ticks of WebDriver: all down, then all up. @param key "Control+z" */
export function ticks(key: string): { readonly type: "keyDown" | "keyUp"; readonly value: string }[] {
  const values = key.split("+").map((name) => keys[name] ?? name);
  const down = values.map((value) => ({ type: "keyDown", value }) as const);
  const up = values.map((value) => ({ type: "keyUp", value }) as const).reverse();
  return [...down, ...up];
}
