import type { EvaluateRequest } from "./protocol";

/**
 * A small project that walks through what the first answer needs, under the time limit of loading: code that has never run
 * is compiled then, which takes a busy machine long. The rest is warmed up by the first project, after its first answer
 * is shown; to warm up all would keep that back by 0.2 s.
 */
export const warmUpRequest: EvaluateRequest = {
  skip: ["juju", "possible"],
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
