/** The files that charmcraft packs into the charm, as the manifest's pane shows them. */
import { computed, signal } from "@preact/signals";
import type { Packed } from "../engine/protocol";
import { answer, lastPacked } from "./results";

/** The name of a packed file. */
export type PackedName = keyof Packed;

/** The packed files in the order in which Juju reads them. */
const order: readonly PackedName[] = ["metadata.yaml", "config.yaml", "actions.yaml"];

/** The file that was chosen last. */
export const chosenPacked = signal<PackedName>("metadata.yaml");

/** The texts that are shown: the present ones, or the last ones while the text is broken. */
const texts = computed<Packed>(() => {
  const from = lastPacked.value;
  return (from?.project === answer.value?.project && from?.result.packed) || {};
});

/** The names of the files that are packed. */
export const packedNames = computed(() => order.filter((name) => texts.value[name] !== undefined));

/** The file that is shown: the chosen one where it is packed, or else the first. */
export const packedFile = computed(() => {
  const names = packedNames.value;
  const name = names.includes(chosenPacked.value) ? chosenPacked.value : names[0];
  return name === undefined ? null : { name, text: texts.value[name] ?? "" };
});
