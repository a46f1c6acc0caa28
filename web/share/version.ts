/** Another version of a project, from a link, a public address, or files. */
import type { Files } from "../engine/protocol";
import { exampleFiles } from "../examples/files";
import { fetchProject, remoteProject } from "./addresses";
import { readFragment } from "./fragment";

/** The files of a version, or a sentence that says why there are none. */
export type Version = { readonly files: Files } | { readonly problem: string };

/** The version inside a link to the playground; null for any other address. */
async function versionInLink(text: string): Promise<Version | null> {
  const hash = text.indexOf("#");
  if (hash < 0) return null;
  const opening = readFragment(text.slice(hash));
  switch (opening.kind) {
    case "project":
      if (opening.link.fault !== null) return { problem: "The link is incomplete." };
      return { files: opening.link.project.files };
    case "example": {
      const files = exampleFiles(opening.name);
      return Object.keys(files).length > 0
        ? { files }
        : { problem: `There is no example '${opening.name}'.` };
    }
    case "address":
      return versionAt(opening.address);
    default:
      return null;
  }
}

/** The version that a link or a public address names. The address is fetched; nothing else is sent. */
export async function versionAt(text: string): Promise<Version> {
  const address = text.trim();
  const linked = await versionInLink(address);
  if (linked) return linked;
  const remote = remoteProject(address);
  if (!remote)
    return { problem: "This is neither a playground link nor an address that the playground can read." };
  const fetched = await fetchProject(remote);
  return fetched.files ? { files: fetched.files } : { problem: fetched.problem };
}
