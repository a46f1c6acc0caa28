import { allRevealed, order, originFilter, origins, query, rows } from "../state/environment-table";
import { counted } from "../state/phrases";
import { changeCounts } from "../state/pin";
import { variableChanges } from "../state/pinned";
import { possibleGroups } from "../state/possible";
import { answer, environment } from "../state/results";
import { dialog } from "../state/view";
import { EnvironmentTable } from "./environment-table";
import { Expectations } from "./expectations";
import { Icon } from "./icon";
import { IconButton } from "./icon-button";
import { Pane } from "./pane";
import { RepairNote } from "./repair-note";
import { SearchAnswer } from "./search-answer";
import { StaleNote } from "./stale-note";
import { UnitButton } from "./units";

/** The number of variables, and how many of them match the search. */
function EnvironmentCount() {
  const all = environment.value?.value.length ?? 0;
  if (!environment.value) return null;
  const found = rows.value.length;
  const { changes, gone } = variableChanges.value;
  return (
    <span class="quiet count">
      {found === all ? counted(all, "variable") : `${found} of ${counted(all, "variable")}`}
      {changeCounts(changes.values(), gone.length)}
    </span>
  );
}

/** Search, filter and order. */
function EnvironmentTools() {
  return (
    <search class="tools">
      <label class="search">
        <Icon name="search" />
        <span class="visually-hidden">Search variables</span>
        <input
          type="search"
          placeholder="Search"
          value={query.value}
          onInput={(event) => {
            query.value = event.currentTarget.value;
          }}
        />
      </label>
      <label>
        <span class="visually-hidden">Origin</span>
        <select
          value={originFilter.value}
          onChange={(event) => {
            originFilter.value = event.currentTarget.value;
          }}
        >
          <option value="">All origins</option>
          {origins.value.map((origin) => (
            <option key={origin} value={origin}>
              {origin}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="visually-hidden">Order</span>
        <select
          value={order.value}
          onChange={(event) => {
            order.value = event.currentTarget.value as "charm" | "name";
          }}
        >
          <option value="charm">Charm order</option>
          <option value="name">By name</option>
        </select>
      </label>
      <span class="spring" />
      <UnitButton />
    </search>
  );
}

/** Why there are no variables, and what to do about it. */
function NoEnvironment() {
  const result = answer.value?.result;
  if (!result) return <p class="empty">The variables appear here when the engine is loaded.</p>;
  if (result.expansion.yaml === null)
    return <p class="empty">The variables appear here once charmcraft accepts charmcraft.yaml.</p>;
  if (result.status === null) {
    return (
      <p class="empty">
        No variables: only a project with a 12-factor extension, such as <code>flask-framework</code> under{" "}
        <code>extensions</code>, gives its app an environment.
      </p>
    );
  }
  if (result.status.name === "unknown") return <p class="empty">{result.status.message}</p>;
  return (
    <p class="empty">
      The charm cannot work out an environment:{" "}
      <strong>{result.status.message.trim() || "its code raises an exception"}</strong>. Fix the configuration
      or relation data in <code>mock.yaml</code>.
    </p>
  );
}

/** The environment and its controls. */
export function EnvironmentPane() {
  const shown = environment.value;
  const sensitive = shown?.value.some((variable) => variable.sensitive) ?? false;
  return (
    <Pane
      pane="environment"
      title="Environment"
      note={<EnvironmentCount />}
      controls={
        <>
          <IconButton
            icon={allRevealed.value ? "hidden" : "eye"}
            name={allRevealed.value ? "Hide sensitive values" : "Show sensitive values"}
            aria-pressed={allRevealed.value}
            disabled={!sensitive}
            onClick={() => {
              allRevealed.value = !allRevealed.value;
            }}
          />
          <IconButton
            icon="download"
            name="Export the environment"
            disabled={!shown}
            onClick={() => {
              dialog.value = "export";
            }}
          />
        </>
      }
    >
      <EnvironmentTools />
      <Expectations />
      {shown?.stale && <StaleNote what="This is the environment" />}
      {shown && <RepairNote />}
      <div class={shown?.stale ? "pane-body scroll stale" : "pane-body scroll"}>
        {shown ? (
          rows.value.length === 0 && possibleGroups.value.length === 0 && shown.value.length > 0 ? (
            <SearchAnswer />
          ) : (
            <EnvironmentTable />
          )
        ) : (
          <>
            <NoEnvironment />
            {possibleGroups.value.length > 0 && <EnvironmentTable />}
          </>
        )}
      </div>
    </Pane>
  );
}
