import type { EvaluateRequest } from "./protocol";

/**
 * A small project that walks through most of the core, so that the first
 * keystroke does not pay for the first run of its code (16 to 60 ms).
 */
export const warmUpRequest: EvaluateRequest = {
  charmcraft: { experimental: false },
  files: {
    "charmcraft.yaml": `name: warm-up
type: charm
base: ubuntu@24.04
platforms: {amd64: }
summary: "Warm-up"
description: |
  Warm-up
extensions: [flask-framework]
config: {options: {token: {type: string, default: "1"}}}
requires:
  postgresql: {interface: postgresql_client, optional: true, limit: 1}
`,
    "mock.yaml": `relations:
- endpoint: postgresql
  application-data: {endpoints: "db:5432", username: u, password: p, database: d}
`,
  },
};
