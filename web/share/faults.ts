/** What is said about links that could not be read wholly. */
import { limits } from "../state/limits";
import { currentCodec, type LinkFault } from "./codec";

/** What is wrong, why, and what to do. */
export interface FaultText {
  readonly title: string;
  readonly text: string;
}

/** The text for each fault. */
export const faultTexts: Readonly<Record<LinkFault, FaultText>> = {
  truncated: {
    title: "This link is cut off",
    text: "Its end is missing. Some chat and mail programs cut long addresses: ask for the link again, as an attachment or in a code block.",
  },
  damaged: {
    title: "This link is damaged",
    text: "Some of its characters are not those that it was made with. What follows the first changed one is likely to be wrong. Copy the link again from where it was made.",
  },
  "too-new": {
    title: "This link is newer than this page",
    text: `It was made by a later version of the playground than this one, which reads links of the form #${currentCodec}=…. Reload the page to get the present version.`,
  },
  "too-large": {
    title: "This link holds too much",
    text: `A link may hold ${limits.bytes >> 20} MB of text. Reading stopped there.`,
  },
  "too-many": {
    title: "This link holds too many files",
    text: `A project may have ${limits.files} files. Charmcraft reads fewer than ten of them.`,
  },
  empty: {
    title: "This link is empty",
    text: "It names how it was made, and nothing follows. Copy the whole link again.",
  },
};
