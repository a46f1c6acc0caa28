/**
 * A typical project in a link: what `charmcraft init --profile flask-framework` (4.5.0) writes,
 * with two of its integrations uncommented and mocked. `make bench` measures its link.
 */
import type { SharedProject } from "../records";
import charmcraftYaml from "./usual/charmcraft.yaml?raw";
import mockYaml from "./usual/mock.yaml?raw";

/** About 2,100 characters in two files. */
export const usualProject: SharedProject = {
  files: { "charmcraft.yaml": charmcraftYaml, "mock.yaml": mockYaml },
  settings: { unit: "0", view: "environment", file: "mock.yaml" },
};
