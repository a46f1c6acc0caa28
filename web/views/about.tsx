import { charmcraftVersion, paasCharmVersion } from "../engine/wire";
import { offlineReady } from "../offline/updates";
import { Dialog } from "./dialog";
import { pageLinks, sourceLink } from "./page-links";

/** Where the programs do not do what their documentation says; found by running them. */
const differences: readonly { readonly documented: string; readonly shown: string }[] = [
  {
    documented: "Any option that you define becomes an environment variable.",
    shown:
      "Options whose names begin with app-, or are those of framework fields such as debug, env and secret-key, never reach the app.",
  },
  {
    documented: "Of the SAML variables, the addresses are required.",
    shown:
      "SAML_SINGLE_SIGN_ON_REDIRECT_URL and SAML_METADATA_URL depend on what the identity provider answers.",
  },
  {
    documented: "S3_TLS_CA_CHAIN is one of the S3 variables.",
    shown: "It is set only together with S3_ATTRIBUTES, and may then be the text null.",
  },
  {
    documented: "Proxies are set as HTTP_PROXY, HTTPS_PROXY and NO_PROXY.",
    shown: "They are also set in lower case, as http_proxy, https_proxy and no_proxy.",
  },
  {
    documented: "Migrations are run by migrate.sh.",
    shown: "The charm looks for manage.py, migrate.py, migrate.sh and migrate, in this order.",
  },
  {
    documented: "A scheduler runs in one of the units.",
    shown: "It runs on unit 0, leader or not.",
  },
  {
    documented: "An endpoint with optional: False blocks the charm.",
    shown: "So does one without optional: only optional: true is optional.",
  },
];

/** What the page is, which programs it follows, and where these differ from the documentation. */
export function AboutDialog() {
  return (
    <Dialog title="What this shows" wide reading>
      <p>
        This is a re-implementation, tested against <strong>charmcraft {charmcraftVersion}</strong> and{" "}
        <strong>paas-charm {paasCharmVersion}</strong>. It shows the manifest that{" "}
        <code>charmcraft expand-extensions</code> prints, and the status, services and environment that
        paas-charm, the library in every 12-factor charm, gives your app in the deployment that{" "}
        <code>mock.yaml</code> describes. Everything is worked out in this browser; nothing you type leaves
        it.
      </p>
      <ul class="about-links">
        {[...pageLinks, ...sourceLink()].map(({ title, href }) => (
          <li key={href}>
            <a href={href} target="_blank" rel="noreferrer">
              {title}
            </a>
          </li>
        ))}
        <li>
          Licence: <a href="https://www.apache.org/licenses/LICENSE-2.0">Apache-2.0</a>
        </li>
      </ul>
      <h3>Where the programs differ from the documentation</h3>
      <p>Where they do, this page shows what the programs do.</p>
      <table class="comparison">
        <thead>
          <tr>
            <th scope="col">Documented</th>
            <th scope="col">Shown here</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ documented, shown }) => (
            <tr key={documented}>
              <td data-label="Documented">{documented}</td>
              <td data-label="Shown here">{shown}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        Charms on ubuntu@26.04 use a library that is not released yet: their manifest is shown, but their
        environment is not guessed.
      </p>
      {offlineReady.value && <p>The page is kept in this browser and also opens offline.</p>}
    </Dialog>
  );
}
