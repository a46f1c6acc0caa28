/** The one table of formats in which an environment can be exported. */
import { writeCompose } from "./compose";
import { writeDocker } from "./docker";
import { writeDotenv } from "./dotenv";
import { writeJson } from "./json";
import { writeKubernetes } from "./kubernetes";
import { writeShell } from "./shell";
import type { TextFormat } from "./text-format";
import { type Exported, type ExportedVariable, generatedComments } from "./variable";

/** One format. */
export interface ExportFormat extends TextFormat {
  /** Writes the variables, in their order, for an application with that name in the model. */
  readonly write: (variables: readonly ExportedVariable[], application: string) => Exported;
}

/** A format with comments, which begins by saying which values are placeholders. */
function explained(write: ExportFormat["write"]): ExportFormat["write"] {
  return (variables, application) => {
    const exported = write(variables, application);
    return { ...exported, text: generatedComments(variables) + exported.text };
  };
}

/** All formats, in the order of the dialog. */
export const exportFormats: readonly ExportFormat[] = [
  {
    id: "dotenv",
    title: ".env",
    fileName: "environment.env",
    mediaType: "text/plain",
    usage: "For dotenv and everything else that reads .env files.",
    write: explained(writeDotenv),
  },
  {
    id: "shell",
    title: "Shell (export)",
    fileName: "environment.sh",
    mediaType: "application/x-sh",
    usage: "For any POSIX shell: . ./environment.sh",
    write: explained(writeShell),
  },
  {
    id: "docker",
    title: "Docker (--env-file)",
    fileName: "environment.list",
    mediaType: "text/plain",
    usage: "docker run --env-file environment.list IMAGE",
    write: explained(writeDocker),
  },
  {
    id: "compose",
    title: "Compose",
    fileName: "compose.environment.yaml",
    mediaType: "application/yaml",
    usage: "docker compose -f compose.yaml -f compose.environment.yaml up",
    write: explained(writeCompose),
  },
  {
    id: "kubernetes",
    title: "Kubernetes",
    fileName: "environment.yaml",
    mediaType: "application/yaml",
    usage:
      "A ConfigMap, and a Secret for what is sensitive: kubectl apply -f environment.yaml, then envFrom with a configMapRef and a secretRef.",
    write: explained(writeKubernetes),
  },
  {
    id: "json",
    title: "JSON",
    fileName: "environment.json",
    mediaType: "application/json",
    usage: "An object from name to value.",
    write: writeJson,
  },
];
