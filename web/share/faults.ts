/** Messages about links that could not be read completely. */
import { limitWords } from "../state/limits";
import { currentCodec, type LinkFault } from "./codec";

/** What is wrong, why, and what to do. */
export interface FaultText {
  readonly title: string;
  readonly text: string;
}

/** The message for each fault. */
export const faultTexts: Readonly<Record<LinkFault, FaultText>> = {
  truncated: {
    title: "This link is cut off",
    text: "Its end is missing. Some chat and mail programs cut long addresses: ask for the link again, as an attachment or in a code block.",
  },
  damaged: {
    title: "This link is damaged",
    text: "Some of its characters have changed since it was made. What follows the first changed one is likely to be wrong. Copy the link again from where it was made.",
  },
  "too-new": {
    title: "This link is newer than this page",
    text: `A later version of the playground made it; this one reads links of the form #${currentCodec}=…. Reload the page to get the newest version.`,
  },
  "too-large": {
    title: "This link holds too much",
    text: `A link may hold at most ${limitWords.text}. Reading stopped there.`,
  },
  "too-many": {
    title: "This link holds too many files",
    text: `A project may have at most ${limitWords.files}. charmcraft reads fewer than ten of them.`,
  },
  empty: {
    title: "This link is empty",
    text: "It names its format, but nothing follows. Copy the whole link again.",
  },
};
