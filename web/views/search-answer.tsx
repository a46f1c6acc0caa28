import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Files, VariableAnswer } from "../engine/protocol";
import { bring } from "../state/bring";
import { query, showEveryRow } from "../state/environment-table";
import { charmcraft, files } from "../state/project";
import { ask } from "../state/session";

/** Milliseconds without a key before the core is asked about a name. */
const askAfter = 250;

/** The core's answer about a name, with the folder that it was asked about. */
interface Answered {
  readonly name: string;
  readonly of: Files;
  readonly answer: VariableAnswer;
}

/** Asks the core about the name in the search, once the user stops typing. */
function useAnswer(): Answered | null {
  const answered = useSignal<Answered | null>(null);
  const name = query.value.trim();
  const of = files.value;
  useEffect(() => {
    const timer = setTimeout(async () => {
      if (name === "") return;
      const answer = await ask("variable", { files: of, charmcraft: charmcraft.peek(), name });
      if (answer && query.peek().trim() === name) answered.value = { name, of, answer };
    }, askAfter);
    return () => clearTimeout(timer);
  }, [name, of, answered]);
  return answered.value?.name === name ? answered.value : null;
}

/** The names that the user may have meant; each starts a search. */
function Names({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <p>
      Did you mean{" "}
      {names.map((name, n) => (
        <span key={name}>
          {n > 0 && (n === names.length - 1 ? " or " : ", ")}
          <button
            type="button"
            class="text-button"
            onClick={() => {
              query.value = name;
            }}
          >
            {name}
          </button>
        </span>
      ))}
      ?
    </p>
  );
}

/** The step that adds the variable that the user searches for. */
function Step({ name, of, answer: { title, edits } }: Answered) {
  if (title === "" || edits.length === 0) return null;
  const run = () => {
    if (bring({ title, edits, of, focus: name })) query.value = "";
  };
  return (
    <p>
      <button type="button" class="button small" onClick={run}>
        {title}
      </button>
    </p>
  );
}

/** The answer when no variable matches the search: the core has one for every name. */
export function SearchAnswer() {
  const answered = useAnswer();
  return (
    <div class="empty search-answer">
      <div role="status">
        <p>{answered ? answered.answer.message : "No variable matches."}</p>
        {answered && <Names names={answered.answer.names} />}
      </div>
      {answered && <Step {...answered} />}
      <p>
        <button type="button" class="text-button" onClick={showEveryRow}>
          Show all
        </button>
      </p>
    </div>
  );
}
