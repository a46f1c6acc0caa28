import { siteOf } from "../share/site";

/** The placeholder for the playground's address in the text, for readers without scripts. */
const placeholder = "https://PLAYGROUND/";

/** Writes this site's address into every snippet, so that it works when it is copied. */
function fillAddress(): void {
  const { root } = siteOf(new URL("..", location.href).href);
  for (const code of document.querySelectorAll("code")) {
    code.textContent = (code.textContent ?? "").replaceAll(placeholder, root);
  }
}

fillAddress();
