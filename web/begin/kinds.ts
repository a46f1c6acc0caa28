/** The kinds of new projects: one for each framework that charmcraft has an extension for. */

/** A kind of project. */
export interface Kind {
  /** The framework's name in its extension: "flask" in `flask-framework`. */
  readonly framework: string;
  /** The framework's name as its makers write it. */
  readonly title: string;
  /** What the framework needs of the app, as one sentence (the extension's section in Rockcraft's documentation). */
  readonly summary: string;
  /** The paas-charm module with the charm's class. */
  readonly module: string;
  /** Whether charmcraft 4.5.0 expands it only with CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS. */
  readonly experimental?: true;
}

/** All kinds, in charmcraft's order. */
export const kinds: readonly Kind[] = [
  {
    framework: "flask",
    title: "Flask",
    summary: "The WSGI app is app in app.py, and requirements.txt lists flask.",
    module: "flask",
  },
  {
    framework: "django",
    title: "Django",
    summary: "The app is in a folder named after the rock, with manage.py, and needs a database.",
    module: "django",
  },
  {
    framework: "go",
    title: "Go",
    summary: "The app has a go.mod, and its program is named after the rock.",
    module: "go",
  },
  {
    framework: "fastapi",
    title: "FastAPI",
    summary: "The ASGI app is app in app.py, and requirements.txt lists fastapi.",
    module: "fastapi",
  },
  {
    framework: "expressjs",
    title: "ExpressJS",
    summary: "The app is in the folder app, and its package.json has a start script.",
    module: "expressjs",
  },
  {
    framework: "spring-boot",
    title: "Spring Boot",
    summary: "The app has mvnw or gradlew; charmcraft still calls the extension experimental.",
    module: "springboot",
    experimental: true,
  },
];
