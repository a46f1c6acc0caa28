/** The table of examples. The files of each are in the folder of that name. */

/** The frameworks that charmcraft has extensions for, as their makers write them. */
export type Framework = "Flask" | "Django" | "FastAPI" | "Go" | "Express" | "Spring Boot";

/** The subjects of examples, in the order in which the groups are listed. */
export const exampleGroups = [
  "Start here",
  "Options and secrets",
  "Integrations",
  "Proxies and units",
  "Other frameworks",
  "Your own project",
  "What can go wrong",
] as const;

/** One example project. */
export interface Example {
  /** The name of its folder, and its name in links (`#example=ID`): never changes once published. */
  readonly id: string;
  readonly group: (typeof exampleGroups)[number];
  readonly title: string;
  /** What it shows, as one sentence. */
  readonly summary: string;
  readonly framework: Framework;
  /** More words to find it by. */
  readonly tags: readonly string[];
  /** The file that is shown first. */
  readonly file: string;
  /** Whether charmcraft expands it only with CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS. */
  readonly experimental?: true;
}

/** All examples in the order of the list, from the usual to the special. */
export const examples: readonly Example[] = [
  {
    id: "flask-shop",
    group: "Start here",
    title: "Flask with PostgreSQL and S3",
    summary: "An option, a database, a bucket and a worker, and the variables that come from them.",
    framework: "Flask",
    tags: ["worker", "migration", "postgresql", "s3", "config", "token", "database", "bucket", "start"],
    file: "charmcraft.yaml",
  },
  {
    id: "flask-minimal",
    group: "Start here",
    title: "The smallest Flask charm",
    summary: "Eight keys, and everything that the extension adds to them.",
    framework: "Flask",
    tags: ["minimal", "expand-extensions", "start"],
    file: "charmcraft.yaml",
  },
  {
    id: "flask-options",
    group: "Options and secrets",
    title: "Options of every type",
    summary: "How strings, numbers and booleans reach the app, and the options of Flask and Gunicorn.",
    framework: "Flask",
    tags: ["config", "gunicorn", "webserver", "gevent", "workers", "juju config"],
    file: "mock.yaml",
  },
  {
    id: "flask-secrets",
    group: "Options and secrets",
    title: "Credentials as Juju secrets",
    summary: "An option of type secret becomes one variable for each key of the secret.",
    framework: "Flask",
    tags: ["secret", "config", "add-secret", "grant-secret"],
    file: "charmcraft.yaml",
  },
  {
    id: "flask-mysql",
    group: "Integrations",
    title: "MySQL with its user in a secret",
    summary: "The database hands over its user and password in a Juju secret.",
    framework: "Flask",
    tags: ["mysql", "database", "secret", "data interface"],
    file: "mock.yaml",
  },
  {
    id: "flask-mongodb",
    group: "Integrations",
    title: "MongoDB with a replica set",
    summary: "A connection string that names several members, and the parts that the charm takes from it.",
    framework: "Flask",
    tags: ["mongodb", "database", "uris", "replica set"],
    file: "mock.yaml",
  },
  {
    id: "flask-redis",
    group: "Integrations",
    title: "Redis with two units",
    summary: "The leader gives the host name, and a unit gives the port.",
    framework: "Flask",
    tags: ["redis", "cache", "units"],
    file: "mock.yaml",
  },
  {
    id: "flask-valkey",
    group: "Integrations",
    title: "Valkey for sessions",
    summary: "The newer data interface, in which one JSON text answers all requests.",
    framework: "Flask",
    tags: ["valkey", "cache", "secret", "data interface"],
    file: "mock.yaml",
  },
  {
    id: "flask-s3",
    group: "Integrations",
    title: "S3 with everything set",
    summary: "All twelve variables of an object store, with attributes and a certificate chain.",
    framework: "Flask",
    tags: ["s3", "minio", "bucket", "certificate", "tls"],
    file: "mock.yaml",
  },
  {
    id: "flask-celery",
    group: "Integrations",
    title: "Celery workers and a scheduler",
    summary:
      "Services of the rock that share the app's environment: workers on all units, the scheduler on one.",
    framework: "Flask",
    tags: ["rabbitmq", "celery", "worker", "scheduler", "rockcraft", "units", "background"],
    file: "rockcraft.yaml",
  },
  {
    id: "flask-saml",
    group: "Integrations",
    title: "Log in with SAML",
    summary: "The addresses and the certificate of an identity provider.",
    framework: "Flask",
    tags: ["saml", "identity", "login", "single sign-on"],
    file: "mock.yaml",
  },
  {
    id: "flask-oauth",
    group: "Integrations",
    title: "Log in with OpenID Connect",
    summary: "An OAuth client behind an ingress, with an endpoint name of your own.",
    framework: "Flask",
    tags: ["oauth", "oidc", "hydra", "identity", "login", "ingress"],
    file: "charmcraft.yaml",
  },
  {
    id: "flask-openfga",
    group: "Integrations",
    title: "Permissions from OpenFGA",
    summary: "The store and the token of an authorisation service.",
    framework: "Flask",
    tags: ["openfga", "permissions", "authorization", "secret"],
    file: "mock.yaml",
  },
  {
    id: "flask-smtp",
    group: "Integrations",
    title: "Send mail by SMTP",
    summary: "A mail server with a user, its password in a secret.",
    framework: "Flask",
    tags: ["smtp", "mail", "secret"],
    file: "mock.yaml",
  },
  {
    id: "flask-tracing",
    group: "Integrations",
    title: "Traces to Tempo",
    summary: "The address to which OpenTelemetry sends, chosen from what Tempo offers.",
    framework: "Flask",
    tags: ["tracing", "tempo", "opentelemetry", "otel", "observability"],
    file: "mock.yaml",
  },
  {
    id: "flask-observability",
    group: "Integrations",
    title: "Metrics, logs and alerts",
    summary: "Your own scrape jobs, logging format and alert; they give the app no variables.",
    framework: "Flask",
    tags: ["prometheus", "loki", "grafana", "cos", "paas-config", "observability"],
    file: "paas-config.yaml",
  },
  {
    id: "flask-ingress",
    group: "Integrations",
    title: "Ingress and the base URL",
    summary: "FLASK_BASE_URL is the address of the ingress, or else that of the Kubernetes service.",
    framework: "Flask",
    tags: ["ingress", "traefik", "base url"],
    file: "mock.yaml",
  },
  {
    id: "flask-model-proxies",
    group: "Proxies and units",
    title: "A model behind a proxy",
    summary: "HTTP_PROXY and its companions, from the model's configuration.",
    framework: "Flask",
    tags: ["proxy", "model-config", "juju-http-proxy", "no_proxy"],
    file: "mock.yaml",
  },
  {
    id: "flask-http-proxy",
    group: "Proxies and units",
    title: "A proxy of your own",
    summary: "The http-proxy integration wins over the proxies of the model.",
    framework: "Flask",
    tags: ["proxy", "http_proxy", "squid", "secret"],
    file: "mock.yaml",
  },
  {
    id: "flask-peers",
    group: "Proxies and units",
    title: "Four units that know each other",
    summary: "FLASK_PEER_FQDNS names the other units of the application.",
    framework: "Flask",
    tags: ["units", "peers", "leader", "scale"],
    file: "mock.yaml",
  },
  {
    id: "flask-everything",
    group: "Integrations",
    title: "Every integration at once",
    summary: "More than a hundred variables, and the endpoint that each comes from.",
    framework: "Flask",
    tags: [
      "postgresql",
      "mysql",
      "mongodb",
      "redis",
      "valkey",
      "s3",
      "rabbitmq",
      "saml",
      "smtp",
      "tracing",
      "openfga",
    ],
    file: "charmcraft.yaml",
  },
  {
    id: "django-campus",
    group: "Other frameworks",
    title: "Django with a migration",
    summary: "PostgreSQL, allowed hosts, an ingress, and a migration by manage.py before the start.",
    framework: "Django",
    tags: ["postgresql", "migration", "manage.py", "allowed hosts", "ingress"],
    file: "charmcraft.yaml",
  },
  {
    id: "fastapi-weather",
    group: "Other frameworks",
    title: "FastAPI with a worker",
    summary: "Uvicorn's options, a database at an IPv6 address, a worker and a migration.",
    framework: "FastAPI",
    tags: ["postgresql", "uvicorn", "worker", "migration", "ipv6", "rockcraft"],
    file: "charmcraft.yaml",
  },
  {
    id: "go-ledger",
    group: "Other frameworks",
    title: "Go with MySQL",
    summary: "Ports for the app and its metrics; the program is named after the rock.",
    framework: "Go",
    tags: ["mysql", "metrics", "port", "rockcraft"],
    file: "charmcraft.yaml",
  },
  {
    id: "expressjs-chat",
    group: "Other frameworks",
    title: "Express with Redis and RabbitMQ",
    summary: "A Node.js application with a worker and two units.",
    framework: "Express",
    tags: ["node", "redis", "rabbitmq", "worker", "units"],
    file: "charmcraft.yaml",
  },
  {
    id: "spring-boot-parcels",
    group: "Other frameworks",
    title: "Spring Boot and its properties",
    summary: "The same integrations, but with Spring's own property names as variables.",
    framework: "Spring Boot",
    tags: ["java", "postgresql", "rabbitmq", "smtp", "s3", "experimental"],
    file: "charmcraft.yaml",
    experimental: true,
  },
  {
    id: "env-example",
    group: "Your own project",
    title: "What the app reads, what the charm gives",
    summary: "A .env.example whose variables are compared with those that the charm provides.",
    framework: "Flask",
    tags: [".env.example", "dotenv", "expected", "postgresql", "redis"],
    file: ".env.example",
  },
  {
    id: "juju-show-unit",
    group: "Your own project",
    title: "A real deployment, pasted",
    summary: "The output of juju show-unit, in place of mocked relations.",
    framework: "Flask",
    tags: ["juju", "show-unit", "postgresql", "deployment", "paste"],
    file: "mock.yaml",
  },
  {
    id: "blocked-integrations",
    group: "What can go wrong",
    title: "Blocked: integrations are missing",
    summary: "Two endpoints are required and not integrated, so the charm stops the app.",
    framework: "Flask",
    tags: ["blocked", "missing integrations", "optional", "status"],
    file: "charmcraft.yaml",
  },
  {
    id: "blocked-option",
    group: "What can go wrong",
    title: "Blocked: an option is missing",
    summary: "An option that must be set has no value.",
    framework: "Flask",
    tags: ["blocked", "missing options", "config", "status"],
    file: "charmcraft.yaml",
  },
  {
    id: "migration-fails",
    group: "What can go wrong",
    title: "Blocked: the migration fails",
    summary: "migrate.sh ends with an error, and no service runs.",
    framework: "Flask",
    tags: ["blocked", "migration", "migrate.sh", "status"],
    file: "mock.yaml",
  },
  {
    id: "typos",
    group: "What can go wrong",
    title: "Typos that charmcraft refuses",
    summary: "Six misspelt words, each with its fix.",
    framework: "Flask",
    tags: ["errors", "misspelt", "suggestions", "fixes"],
    file: "charmcraft.yaml",
  },
  {
    id: "silent-typos",
    group: "What can go wrong",
    title: "Typos that nobody tells you about",
    summary: "charmcraft accepts them all, and the app does not get the variables you expect.",
    framework: "Flask",
    tags: ["warnings", "misspelt", "suggestions", "fixes"],
    file: "charmcraft.yaml",
  },
  {
    id: "next-base",
    group: "What can go wrong",
    title: "On ubuntu@26.04",
    summary: "What the experimental extensions of the next base add.",
    framework: "Flask",
    tags: ["experimental", "ubuntu@26.04", "base"],
    file: "charmcraft.yaml",
    experimental: true,
  },
];

/** The example that a visitor without a project sees first. */
export const firstExample = examples[0] as Example;

/** The example with an id; null if there is none. */
export function findExample(id: string): Example | null {
  return examples.find((example) => example.id === id) ?? null;
}
