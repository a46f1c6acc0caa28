/** The files that charmcraft packs into the charm, as the manifest pane shows them. */
import { computed, signal } from "@preact/signals";
import type { Packed } from "../engine/protocol";
import { answer, lastPacked } from "./results";

/** The name of a packed file. */
export type PackedName = keyof Packed;

/** The packed files, in the order in which Juju reads them. */
const order: readonly PackedName[] = ["metadata.yaml", "config.yaml", "actions.yaml"];

/** The file that the user chose last. */
export const chosenPacked = signal<PackedName>("metadata.yaml");

/** The packed texts on display: the present ones, or the last ones while the text is broken. */
const texts = computed<Packed>(() => {
  const from = lastPacked.value;
  return (from?.project === answer.value?.project && from?.result.packed) || {};
});

/** The names of the files that are packed. */
export const packedNames = computed(() => order.filter((name) => texts.value[name] !== undefined));

/** The file on display: the chosen one if it is packed, otherwise the first. */
export const packedFile = computed(() => {
  const names = packedNames.value;
  const name = names.includes(chosenPacked.value) ? chosenPacked.value : names[0];
  return name === undefined ? null : { name, text: texts.value[name] ?? "" };
});
