import { siteOf } from "../share/site";

/** What stands in the text for the playground's address, for readers without scripts. */
const placeholder = "https://PLAYGROUND/";

/** Writes the address of this very site into every snippet, so that it works as it is copied. */
function fillAddress(): void {
  const { root } = siteOf(new URL("..", location.href).href);
  for (const code of document.querySelectorAll("code")) {
    code.textContent = (code.textContent ?? "").replaceAll(placeholder, root);
  }
}

fillAddress();
